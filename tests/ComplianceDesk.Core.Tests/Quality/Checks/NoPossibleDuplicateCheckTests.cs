using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NoPossibleDuplicateCheckTests
{
    [Fact]
    public void Counts_RecordsNotPairs()
    {
        var found = Checked.By(
            "UNQ-03", new IndexRecord { RecordId = "", Records = 98 }, new IndexRecord { RecordId = "P1", MayBe = "P2" }, new IndexRecord { RecordId = "P2", MayBe = "P1" });
        Assert.Equal(["P1:patient_id", "P2:patient_id"], found.Booked);
        Assert.Equal((2, 100), (found.Outcome.Failing, found.Outcome.Eligible));
    }

    [Fact]
    public void Runs_NotBeforeASearch() =>
        Assert.Equal(CheckStatus.NotRun, Checked.By("UNQ-03", new HashSet<string> { "patients" }, new IndexRecord { RecordId = "", Records = 98 }).Outcome.Status);
}
