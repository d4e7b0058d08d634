using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class TimeHasZoneCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["7:zone"],
            Checked.By(
                "CNF-24",
                new ImportRecord { RecordId = "7", Of = "encounters", AssumedZone = true }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-24",
            new ImportRecord { RecordId = "7", Of = "encounters" }).Failures);
}
