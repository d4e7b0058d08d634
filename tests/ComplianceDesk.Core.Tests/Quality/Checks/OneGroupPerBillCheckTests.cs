using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class OneGroupPerBillCheckTests
{
    [Fact]
    public void Says_ThatNoFeedCarriesIt()
    {
        var outcome = Checked.By("CNS-07", Checked.Patient(), Checked.Stay()).Outcome;
        Assert.Equal(CheckStatus.NotRun, outcome.Status);
        Assert.Contains("grouper", outcome.Reason, StringComparison.Ordinal);
    }
}
