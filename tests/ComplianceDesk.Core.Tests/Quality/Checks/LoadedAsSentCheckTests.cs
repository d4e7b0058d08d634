using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class LoadedAsSentCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["patients/2026-06-01:rows"],
            Checked.By(
                "CNS-08",
                new LoadRecord { RecordId = "patients/2026-06-01", Sent = 10, Loaded = 9 }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNS-08",
            new LoadRecord { RecordId = "patients/2026-06-01", Sent = 10, Loaded = 10 }).Failures);
}
