using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class KeyUniqueCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["7:key"],
            Checked.By(
                "UNQ-01",
                new KeyRecord { RecordId = "7", Of = "patients", Repeated = 2 }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "UNQ-01",
            new KeyRecord { RecordId = "7", Of = "patients", Repeated = 0 }).Failures);
}
