using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ConditionListedCheckTests
{
    private static ObservationRecord Result(string id, string code, string value, string unit, DateOnly on) => Checked.Observation(id) with
    {
        Coding = new Coding(code, "LOINC"), Value = value, Unit = new Unit(unit), TakenAt = on.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc), TakenOn = on,
    };

    private static readonly ObservationRecord[] High = [Result("A", "4548-4", "7.1", "%", new DateOnly(2026, 1, 5)), Result("B", "4548-4", "6.8", "%", new DateOnly(2026, 4, 5))];

    [Fact]
    public void Flags_WhatIsNotListed() =>
        Assert.Equal(["P1:diagnoses"], Checked.By("PLS-20", new PatientChart(Checked.Patient()) { Observations = [High[0], High[1]], Diagnoses = [Checked.Diagnosis()] }).Booked);

    [Fact]
    public void StaysQuiet_WhenListedOrNotConfirmed()
    {
        var listed = Checked.By("PLS-20", new PatientChart(Checked.Patient()) { Observations = [High[0], High[1]], Diagnoses = [Checked.Diagnosis() with { Coding = new Coding("E11.9", "ICD-10-CM") }] });
        Assert.Equal((0, 1), (listed.Outcome.Failing, listed.Outcome.Eligible));
        Assert.Equal(0, Checked.By("PLS-20", new PatientChart(Checked.Patient()) { Observations = [High[0]] }).Outcome.Eligible);
        Assert.Equal(0, Checked.By("PLS-20", new PatientChart(Checked.Patient())
        {
            Observations = [Result("A", "33914-3", "50", "mL/min/{1.73_m2}", new DateOnly(2026, 4, 1)), Result("B", "33914-3", "50", "mL/min/{1.73_m2}", new DateOnly(2026, 4, 5))],
        }).Outcome.Eligible);
    }
}
