using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class EntryNotLateCheckTests
{
    private static DateTime At(int day, int hour, int minute = 0) => new(2026, 3, day, hour, minute, 0, DateTimeKind.Utc);

    [Fact]
    public void Flags_WhatWasRecordedMoreThanADayLater() =>
        Assert.Equal(
            ["A:recorded_at", "B:recorded_at", "C:created_at"],
            Checked.By(
                "TML-09",
                Checked.Observation("A") with { RecordedAt = At(3, 8, 1) },
                Checked.Observation("B") with { TakenAt = At(2, 0), RecordedAt = At(4, 0, 1) },
                Checked.Note("C") with { CreatedAt = At(5, 16, 1), SignedAt = At(5, 17) }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes()
    {
        var outcome = Checked.By(
            "TML-09",
            Checked.Observation("A") with { RecordedAt = At(3, 8) },
            Checked.Observation("B") with { TakenAt = At(2, 0), RecordedAt = At(3, 23, 59) },
            Checked.Observation("C") with { RecordedAt = null },
            Checked.Observation("D") with { Coding = new Coding("718-7", "LOINC", "Hemoglobin [Mass/volume] in Blood"), Unit = new Unit("g/dL"), RecordedAt = At(4, 8) },
            Checked.Note("E") with { CreatedAt = At(5, 16, 1), Status = "late-entry" },
            Checked.Note("F") with { CreatedAt = At(5, 16, 1), Status = "amended" },
            Checked.Note("G") with { CreatedAt = At(7, 16), Type = "discharge-summary" },
            Checked.Note("H", Checked.Stay() with { EndedAt = null, EndedOn = null, Disposition = null, Status = "in-progress" }) with { CreatedAt = At(9, 16) }).Outcome;
        Assert.Equal((0, 2), (outcome.Failing, outcome.Eligible));
    }
}
