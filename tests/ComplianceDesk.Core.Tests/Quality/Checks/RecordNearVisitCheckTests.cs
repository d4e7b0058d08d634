using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RecordNearVisitCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:taken_at", "B:recorded_at"],
            Checked.By(
                "PLS-07",
                Checked.Observation("A") with { TakenAt = new DateTime(2026, 2, 20, 8, 0, 0, DateTimeKind.Utc) },
                Checked.Diagnosis("B") with { RecordedAt = new DateTime(2026, 3, 12, 8, 0, 0, DateTimeKind.Utc) }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-07",
            Checked.Observation("A"),
            Checked.Observation("B") with { TakenAt = new DateTime(2026, 3, 10, 8, 0, 0, DateTimeKind.Utc) },
            Checked.Observation("C", Checked.Stay() with { EndedAt = null, Status = "in-progress" }) with { TakenAt = new DateTime(2026, 5, 1, 8, 0, 0, DateTimeKind.Utc) },
            Checked.Observation("D") with { Encounter = null, TakenAt = new DateTime(2020, 5, 1, 8, 0, 0, DateTimeKind.Utc) }).Failures);
}
