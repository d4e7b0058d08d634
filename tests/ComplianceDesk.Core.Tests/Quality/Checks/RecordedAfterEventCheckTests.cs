using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RecordedAfterEventCheckTests
{
    private static DateTime At(int day, int hour, int minute = 0, int second = 0) => new(2026, 3, day, hour, minute, second, DateTimeKind.Utc);

    [Fact]
    public void Flags_WhatIsRecordedBeforeItHappened() =>
        Assert.Equal(
            ["A:recorded_at", "B:recorded_at", "C:signed_at", "D:created_at"],
            Checked.By(
                "TML-10",
                Checked.Observation("A") with { RecordedAt = At(2, 7, 59) },
                Checked.Diagnosis("B") with { Onset = At(2, 9), OnsetOn = new DateOnly(2026, 3, 2) },
                Checked.Note("C") with { SignedAt = At(2, 8) },
                Checked.Note("D") with { Type = "discharge-summary", CreatedAt = new DateTime(2026, 2, 28, 9, 0, 0, DateTimeKind.Utc), CreatedOn = new DateOnly(2026, 2, 28) }).Booked);

    [Fact]
    public void StaysQuiet_OnRoundingAndOnDaysAlone()
    {
        var outcome = Checked.By(
            "TML-10",
            Checked.Observation("A") with { TakenAt = At(2, 8, 5, 40), RecordedAt = At(2, 8, 5) },
            Checked.Observation("B") with { RecordedAt = At(2, 0) },
            Checked.Observation("C") with { RecordedAt = null },
            Checked.Diagnosis("D") with { Onset = At(1, 23), OnsetOn = new DateOnly(2026, 3, 1) },
            Checked.Note("E") with { SignedAt = At(2, 0) },
            Checked.Note("F") with { SignedAt = null },
            Checked.Note("G") with { CreatedAt = new DateTime(2026, 2, 20, 9, 0, 0, DateTimeKind.Utc), CreatedOn = new DateOnly(2026, 2, 20), Type = "h-and-p" }).Outcome;
        Assert.Equal((0, 5), (outcome.Failing, outcome.Eligible));
    }
}
