using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RecordAgreesWithSourceCheckTests
{
    [Fact]
    public void Says_ThatNoFeedCarriesIt()
    {
        var outcome = Checked.By("ACC-03", Checked.Patient(), Checked.Stay()).Outcome;
        Assert.Equal(CheckStatus.NotRun, outcome.Status);
        Assert.Contains("again", outcome.Reason, StringComparison.Ordinal);
    }
}
