using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RecordKeptFiveYearsCheckTests
{
    [Fact]
    public void NeverRuns_ForWantOfAFeed()
    {
        var outcome = Checked.By("ACS-04", Checked.Stay()).Outcome;
        Assert.Equal((CheckStatus.NotRun, "No feed of this version carries samples of retrieval."), (outcome.Status, outcome.Reason));
    }
}
