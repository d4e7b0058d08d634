using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ProblemOnceCheckTests
{
    private static DiagnosisRecord Problem(string id) => Checked.Diagnosis(id) with { Category = "problem-list-item", ClinicalStatus = "active" };

    private static Checked Chart(DiagnosisRecord first, DiagnosisRecord second) => Checked.By("UNQ-08", new PatientChart(Checked.Patient()) { Diagnoses = [first, second] });

    [Fact]
    public void Flags_TheLaterOfTwo()
    {
        var found = Chart(Problem("A"), Problem("B") with { Category = null, EncounterId = null, Coding = new Coding("i10", "http://hl7.org/fhir/sid/icd-10-cm") });
        Assert.Equal(["B:code"], found.Booked);
        Assert.Equal((1, 2), (found.Outcome.Failing, found.Outcome.Eligible));
    }

    [Fact]
    public void StaysQuiet_OnResolvedAndVisitDiagnoses()
    {
        Assert.Empty(Chart(Problem("A") with { ClinicalStatus = "resolved" }, Problem("B")).Failures);
        Assert.Empty(Chart(Problem("A"), Problem("B") with { Category = "encounter-diagnosis" }).Failures);
        Assert.Empty(Chart(Problem("A"), Problem("B") with { Coding = new Coding("E11.9", "ICD-10-CM") }).Failures);
    }
}
