using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class EncounterAfterBirthCheckTests
{
    [Fact]
    public void Flags_VisitBeforeBirth()
    {
        var patient = Checked.Patient() with { BirthDate = new DateOnly(2026, 3, 2) };
        var result = Checked.By("PLS-03", patient, Checked.Stay("A", patient), Checked.Stay("B", patient) with { StartedOn = new DateOnly(2026, 3, 2) });
        Assert.Equal(["A:started_at"], result.Booked);
        Assert.Equal(2, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_WhenTheBirthDateWasBookedAlready()
    {
        var patient = Checked.Patient() with { BirthDate = new DateOnly(2030, 1, 1) };
        Assert.Equal(CheckStatus.NotApplicable, Checked.By("PLS-03", patient, Checked.Stay("A", patient)).Outcome.Status);
    }

    [Fact]
    public void StaysQuiet_OnVoidVisits()
    {
        var patient = Checked.Patient() with { BirthDate = new DateOnly(2026, 3, 2) };
        Assert.Empty(Checked.By("PLS-03", patient, Checked.Stay("A", patient) with { Status = "entered-in-error" }).Failures);
    }
}
