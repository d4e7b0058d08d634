using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class VolumeAsUsualCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:records", "B:records"],
            Checked.By(
                "CMP-31",
                new FeedDayRecord { RecordId = "A", Name = "accesses", Day = new DateOnly(2026, 6, 1), Count = 60, Before = [100, 110, 90, 100] },
                new FeedDayRecord { RecordId = "B", Name = "accesses", Day = new DateOnly(2026, 6, 1), Count = 131, Before = [100, 110, 90, 100] }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-31",
            new FeedDayRecord { RecordId = "A", Name = "accesses", Day = new DateOnly(2026, 6, 1), Count = 130, Before = [100, 110, 90, 100] },
            new FeedDayRecord { RecordId = "B", Name = "accesses", Day = new DateOnly(2026, 6, 1), Count = 0, Before = [100, 100, 100] },
            new FeedDayRecord { RecordId = "C", Name = "accesses", Day = new DateOnly(2026, 6, 1), Count = 10, Before = [50, 50, 50, 50, 50] },
            new FeedDayRecord { RecordId = "D", Name = "accesses", Day = new DateOnly(2026, 6, 1), Count = 70, Before = [100, 100, 100, 100, 5] }).Failures);
}
