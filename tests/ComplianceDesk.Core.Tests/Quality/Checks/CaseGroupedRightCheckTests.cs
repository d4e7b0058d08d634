using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class CaseGroupedRightCheckTests
{
    [Fact]
    public void Says_ThatNoFeedCarriesIt()
    {
        var outcome = Checked.By("ACC-02", Checked.Patient(), Checked.Stay()).Outcome;
        Assert.Equal(CheckStatus.NotRun, outcome.Status);
        Assert.Contains("reviewer", outcome.Reason, StringComparison.Ordinal);
    }
}
