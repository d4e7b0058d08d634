using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NoKnownAllergyAgreesCheckTests
{
    private static DiagnosisRecord Entry(string id, string code, string system, string? wording = null) => Checked.Diagnosis(id) with { Coding = new Coding(code, system, wording) };

    private static Checked Chart(params DiagnosisRecord[] rows)
    {
        var chart = new PatientChart(Checked.Patient());
        foreach (var row in rows)
        {
            chart.Diagnoses.Add(row);
        }

        return Checked.By("CNS-06", chart);
    }

    [Fact]
    public void Flags_NoKnownAllergyBesideOne() =>
        Assert.Equal(["A:code"], Chart(Entry("A", "716186003", "SNOMED", "No known allergy"), Entry("B", "Z88.0", "ICD-10-CM", "Allergy status to penicillin")).Booked);

    [Fact]
    public void StaysQuiet_OnOtherKindsAndInactiveEntries()
    {
        Assert.Empty(Chart(Entry("A", "716186003", "SNOMED"), Entry("B", "I10", "ICD-10-CM")).Failures);
        Assert.Empty(Chart(Entry("A", "716186003", "SNOMED") with { ClinicalStatus = "inactive" }, Entry("B", "Z88.0", "ICD-10-CM")).Failures);
        Assert.Empty(Chart(Entry("A", "409137002", "SNOMED"), Entry("B", "Z91.010", "ICD-10-CM")).Failures);
    }
}
