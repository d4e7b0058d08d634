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
    public void Flags_ResultsAndOnsetsOfNoVisitLongAfterDeath()
    {
        var patient = Checked.Patient() with { DeathDate = new DateOnly(2026, 1, 29) };
        T Alone<T>(T record)
            where T : VisitRecord => record with { Patient = patient, Encounter = null, EncounterId = null, EncounterKnown = false };
        var result = Checked.By(
            "PLS-04",
            Alone(Checked.Observation("A")) with { TakenOn = new DateOnly(2026, 3, 1) },
            Alone(Checked.Observation("B")) with { TakenOn = new DateOnly(2026, 2, 28) },
            Alone(Checked.Diagnosis("C")) with { OnsetOn = new DateOnly(2026, 3, 1) },
            Alone(Checked.Diagnosis("D")),
            Alone(Checked.Note("E")));
        Assert.Equal(["A:taken_at", "C:onset"], result.Booked);
        Assert.Equal(3, result.Outcome.Eligible);
    }

    [Theory]
    [InlineData("Death Certification", 0)]
    [InlineData("Post-mortem examination", 0)]
    [InlineData("Encounter for problem", 1)]
    public void StaysQuiet_OnWhatADeathBringsWithIt(string type, int flagged)
    {
        var stay = Checked.Stay("A", Checked.Patient() with { DeathDate = new DateOnly(2025, 6, 1) }) with { Type = type };
        Assert.Equal(flagged, Checked.By("PLS-04", stay, Checked.Observation("B", stay)).Failures.Count);
    }

    [Fact]
    public void Books_AVisitAfterDeathOnce()
    {
        var stay = Checked.Stay("A", Checked.Patient() with { DeathDate = new DateOnly(2026, 1, 29) });
        Assert.Equal(["A:started_at"], Checked.By("PLS-04", stay, Checked.Observation("B", stay)).Booked);
    }

    [Fact]
    public void StaysQuiet_OnABookingThatOutlivesThePatient()
    {
        var patient = Checked.Patient() with { DeathDate = new DateOnly(2025, 1, 1) };
        Assert.Empty(Checked.By("PLS-04", patient, Checked.Stay("A", patient) with { Status = "planned" }).Failures);
    }
}
