using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NoFutureDateCheckTests
{
    [Fact]
    public void Flags_DatesInTheFutureEachByItself()
    {
        var patient = Checked.Patient("A") with { DeathDate = new DateOnly(2026, 6, 17), RegisteredAt = Checked.Now.AddDays(2) };
        var stay = Checked.Stay("B") with { StartedAt = Checked.Now.AddDays(300), EndedAt = Checked.Now.AddDays(301) };
        var result = Checked.By("PLS-09", patient, stay);
        Assert.Equal(["A:death_date", "A:registered_at", "B:started_at", "B:ended_at"], result.Booked);
        Assert.Equal(4, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_WithinADayAndOnPlannedVisits()
    {
        var result = Checked.By("PLS-09",
            Checked.Patient("A") with { RegisteredAt = Checked.Now.AddHours(23), DeathDate = new DateOnly(2026, 6, 16) },
            Checked.Stay("B") with { Status = "planned", StartedAt = Checked.Now.AddDays(30), EndedAt = null, Disposition = null });
        Assert.Empty(result.Failures);
        Assert.Equal(2, result.Outcome.Eligible);
    }

    [Fact]
    public void Says_WhatItLeavesOutWhenAFeedIsAbsent()
    {
        var outcome = Checked.By("PLS-09", new HashSet<string> { "patients" }, Checked.Patient()).Outcome;
        Assert.Equal(CheckStatus.Pass, outcome.Status);
        Assert.Contains("encounters", outcome.Reason, StringComparison.Ordinal);
    }
}
