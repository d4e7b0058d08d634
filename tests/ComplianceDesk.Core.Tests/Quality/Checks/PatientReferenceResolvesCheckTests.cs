using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PatientReferenceResolvesCheckTests
{
    [Fact]
    public void Flags_EncounterOfUnlistedPatient()
    {
        var stub = new PatientRecord { RecordId = "P9", Listed = false };
        var result = Checked.By("CNF-25", Checked.Stay("A", stub), Checked.Stay("B"));
        Assert.Equal(["A:patient_id"], result.Booked);
        Assert.Equal("P9", result.Failures[0].Found);
        Assert.Equal(2, result.Outcome.Eligible);
        Assert.Equal(CheckStatus.Fail, result.Outcome.Status);
    }

    [Fact]
    public void StaysQuiet_WithoutPatientsFeed()
    {
        var stub = new PatientRecord { RecordId = "P9", Listed = false };
        var outcome = Checked.By("CNF-25", new HashSet<string> { "encounters" }, Checked.Stay("A", stub)).Outcome;
        Assert.Equal(CheckStatus.NotRun, outcome.Status);
        Assert.Contains("patients", outcome.Reason, StringComparison.Ordinal);
    }
}
