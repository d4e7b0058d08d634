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
    public void Flags_RecordsOfNoVisitBeforeBirth()
    {
        var patient = Checked.Patient() with { BirthDate = new DateOnly(2026, 3, 2) };
        T Alone<T>(T record)
            where T : VisitRecord => record with { Patient = patient, Encounter = null, EncounterId = null, EncounterKnown = false };
        var eve = new DateOnly(2026, 3, 1);
        var result = Checked.By(
            "PLS-03",
            Alone(Checked.Observation("A")) with { TakenOn = eve },
            Alone(Checked.Observation("B")),
            Alone(Checked.Diagnosis("C")) with { RecordedOn = eve },
            Alone(Checked.Diagnosis("D")) with { OnsetOn = eve, RecordedOn = new DateOnly(2026, 3, 3) },
            Alone(Checked.Diagnosis("E")) with { OnsetOn = eve, Coding = new Coding("Q21.0", "ICD-10-CM", "Ventricular septal defect") },
            Alone(Checked.Note("F")) with { CreatedOn = eve });
        Assert.Equal(["A:taken_at", "C:recorded_at", "D:onset", "F:created_at"], result.Booked);
        Assert.Equal(5, result.Outcome.Eligible);
    }

    /// <summary>One mistyped birth date or visit is one defect, however much the visit holds.</summary>
    [Fact]
    public void Books_AVisitBeforeBirthOnce()
    {
        var patient = Checked.Patient() with { BirthDate = new DateOnly(2026, 3, 5) };
        var stay = Checked.Stay("A", patient);
        Assert.Equal(["A:started_at"], Checked.By("PLS-03", stay, Checked.Observation("B", stay), Checked.Diagnosis("C", stay), Checked.Note("D", stay)).Booked);
    }

    /// <summary>A visit that ends before it starts has nothing to do with birth: its results are asked all the same.</summary>
    [Fact]
    public void Asks_RecordsOfAVisitWithAnotherDefect()
    {
        var patient = Checked.Patient() with { BirthDate = new DateOnly(2026, 3, 2) };
        var start = new DateTime(2026, 3, 2, 14, 0, 0, DateTimeKind.Utc);
        EncounterRecord Backwards(string id, DateOnly on) => Checked.Stay(id, patient) with { StartedAt = start, StartedOn = on, EndedAt = start.AddHours(-2) };
        var (early, late) = (Backwards("A", new DateOnly(2026, 3, 1)), Backwards("C", new DateOnly(2026, 3, 2)));
        var eve = Checked.Observation("D", late) with { TakenOn = new DateOnly(2026, 3, 1) };
        Assert.Equal(["A:started_at"], Checked.By("PLS-03", early, Checked.Observation("B", early)).Booked);
        var result = Checked.By("PLS-03", late, eve, Checked.Observation("E", late));
        Assert.Equal(["D:taken_at"], result.Booked);
        Assert.Equal(3, result.Outcome.Eligible);
    }

    [Theory]
    [InlineData("Prenatal visit (regime/therapy)", false)]
    [InlineData("424441002", false)]
    [InlineData("Well child visit", true)]
    [InlineData(null, true)]
    public void StaysQuiet_OnPrenatalVisitsAndTheirRecords(string? type, bool flagged)
    {
        var patient = Checked.Patient() with { BirthDate = new DateOnly(2026, 3, 5) };
        var stay = Checked.Stay("A", patient) with { Type = type };
        Assert.Equal(flagged, Checked.By("PLS-03", stay, Checked.Observation("B", stay)).Failures.Count > 0);
    }

    [Fact]
    public void StaysQuiet_OnVoidVisits()
    {
        var patient = Checked.Patient() with { BirthDate = new DateOnly(2026, 3, 2) };
        Assert.Empty(Checked.By("PLS-03", patient, Checked.Stay("A", patient) with { Status = "entered-in-error" }).Failures);
    }
}
