using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NoOverlapCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["P1:patient_id"],
            Checked.By(
                "UNQ-06",
                new IndexRecord { RecordId = "P1", MayBe = "P2", Elsewhere = "P2" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "UNQ-06",
            new IndexRecord { RecordId = "P2", MayBe = "P1", SameAs = "P1" },
            new IndexRecord { RecordId = "P3", MayBe = "P4" },
            new IndexRecord { RecordId = "", Records = 40 }).Failures);
}
