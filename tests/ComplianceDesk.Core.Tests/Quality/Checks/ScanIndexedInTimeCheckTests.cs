using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ScanIndexedInTimeCheckTests
{
    [Fact]
    public void NeverRuns_ForWantOfAFeed()
    {
        var outcome = Checked.By("ACS-03", Checked.Stay()).Outcome;
        Assert.Equal((CheckStatus.NotRun, "No feed of this version carries the times of scanning and indexing."), (outcome.Status, outcome.Reason));
    }
}
