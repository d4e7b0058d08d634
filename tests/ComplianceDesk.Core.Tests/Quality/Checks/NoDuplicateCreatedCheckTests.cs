using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NoDuplicateCreatedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["P9:patient_id"],
            Checked.By(
                "UNQ-04",
                new IndexRecord { RecordId = "P9", Registered = 1, MayBe = "P1", MadeAfter = "P1" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "UNQ-04",
            new IndexRecord { RecordId = "P8", Registered = 1, MayBe = "P1" },
            new IndexRecord { RecordId = "P7", MadeAfter = "P1" },
            new IndexRecord { RecordId = "", Records = 40, Registered = 4 }).Failures);
}
