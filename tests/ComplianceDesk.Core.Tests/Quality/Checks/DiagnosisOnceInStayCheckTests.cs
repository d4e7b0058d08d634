using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DiagnosisOnceInStayCheckTests
{
    private static Checked Visit(params DiagnosisRecord[] diagnoses)
    {
        var stay = Checked.Stay();
        foreach (var row in diagnoses)
        {
            stay.Diagnoses.Add(row);
        }

        return Checked.By("UNQ-10", new PatientChart(Checked.Patient()) { Encounters = [stay] });
    }

    [Fact]
    public void Flags_TheLaterOfTwo() =>
        Assert.Equal(
            ["C:code"],
            Visit(
                Checked.Diagnosis("A") with { Coding = new Coding("E11.9", "ICD-10-CM") }, Checked.Diagnosis("B"),
                Checked.Diagnosis("C") with { Coding = new Coding("E119", "ICD-10-CM", "Diabetes") }).Booked);

    [Fact]
    public void StaysQuiet_OnProblemListAndOtherSystems() =>
        Assert.Empty(Visit(
            Checked.Diagnosis("A"), Checked.Diagnosis("B") with { Category = "problem-list-item" }, Checked.Diagnosis("C") with { VerificationStatus = "refuted" },
            Checked.Diagnosis("D") with { Coding = new Coding("38341003", "SNOMED") }).Failures);
}
