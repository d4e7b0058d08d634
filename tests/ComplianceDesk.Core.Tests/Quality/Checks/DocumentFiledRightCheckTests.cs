using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DocumentFiledRightCheckTests
{
    [Fact]
    public void Says_ThatNoFeedCarriesIt()
    {
        var outcome = Checked.By("ACC-05", Checked.Patient(), Checked.Stay()).Outcome;
        Assert.Equal(CheckStatus.NotRun, outcome.Status);
        Assert.Contains("review", outcome.Reason, StringComparison.Ordinal);
    }
}
