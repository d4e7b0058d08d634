using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class SexGivenCheckTests
{
    [Fact]
    public void Says_ThatNoFeedCarriesIt()
    {
        var outcome = Checked.By("CMP-05", Checked.Patient(), Checked.Stay()).Outcome;
        Assert.Equal(CheckStatus.NotRun, outcome.Status);
        Assert.Contains("apart from the administrative gender", outcome.Reason, StringComparison.Ordinal);
    }
}
