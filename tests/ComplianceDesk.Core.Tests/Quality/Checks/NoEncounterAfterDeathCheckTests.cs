using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NoEncounterAfterDeathCheckTests
{
    [Fact]
    public void Flags_VisitLongAfterDeath()
    {
        var patient = Checked.Patient() with { DeathDate = new DateOnly(2026, 1, 29) };
        var result = Checked.By("PLS-04", patient, Checked.Stay("A", patient));
        Assert.Equal(["A:started_at"], result.Booked);
    }

    [Fact]
    public void StaysQuiet_WithinTheGrace()
    {
        var patient = Checked.Patient() with { DeathDate = new DateOnly(2026, 1, 30) };
        var result = Checked.By("PLS-04", patient, Checked.Stay("A", patient));
        Assert.Empty(result.Failures);
        Assert.Equal(1, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_OnABookingThatOutlivesThePatient()
    {
        var patient = Checked.Patient() with { DeathDate = new DateOnly(2025, 1, 1) };
        Assert.Empty(Checked.By("PLS-04", patient, Checked.Stay("A", patient) with { Status = "planned" }).Failures);
    }
}
