using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DocumentLinkResolvesCheckTests
{
    [Fact]
    public void NeverRuns_ForWantOfAFeed()
    {
        var outcome = Checked.By("ACS-02", Checked.Stay()).Outcome;
        Assert.Equal((CheckStatus.NotRun, "No feed of this version carries links to content or their hashes."), (outcome.Status, outcome.Reason));
    }
}
