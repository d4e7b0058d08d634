using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Checks;

namespace ComplianceDesk.Core.Tests.Quality;

public sealed class CheckOutcomeTests
{
    /// <summary>Threshold 5 %: warns above 2.5 %.</summary>
    private static readonly CheckInfo FivePercent = new LanguageGivenCheck().Info;

    /// <summary>Any failure fails it.</summary>
    private static readonly CheckInfo None = new PatientNamedCheck().Info;

    [Theory]
    [InlineData(0, CheckStatus.Pass)]
    [InlineData(1, CheckStatus.PassWithFailures)]
    [InlineData(25, CheckStatus.PassWithFailures)]
    [InlineData(26, CheckStatus.Warn)]
    [InlineData(50, CheckStatus.Warn)]
    [InlineData(51, CheckStatus.Fail)]
    [InlineData(1000, CheckStatus.Fail)]
    public void Follows_BothThresholds(long failing, CheckStatus status) => Assert.Equal(status, CheckOutcome.Measured(FivePercent, failing, 1000).Status);

    [Fact]
    public void Fails_OnOneInAMillionWhenNoneMayFail() => Assert.Equal(CheckStatus.Fail, CheckOutcome.Measured(None, 1, 1_000_000).Status);

    [Fact]
    public void Never_FailsWithoutThreshold() =>
        Assert.Equal(CheckStatus.PassWithFailures, CheckOutcome.Measured(FivePercent with { MaxFailing = null }, 10, 10).Status);

    [Fact]
    public void Never_PassesOnZeroEligible()
    {
        var outcome = CheckOutcome.Measured(None, 0, 0);
        Assert.Equal(CheckStatus.NotApplicable, outcome.Status);
        Assert.Null(outcome.Rate);
        Assert.Null(outcome.Interval);
        Assert.False(outcome.SmallSample);
        Assert.NotNull(outcome.Reason);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Marks_SmallSamples(long eligible, bool small) => Assert.Equal(small, CheckOutcome.Measured(None, 0, eligible).SmallSample);

    [Fact]
    public void Rejects_MoreFailingThanEligible() => Assert.Throws<ArgumentOutOfRangeException>(() => CheckOutcome.Measured(None, 2, 1));

    [Fact]
    public void Words_AreTheDocumentedOnes() =>
        Assert.Equal(
            ["error", "not-run", "not-applicable", "fail", "warn", "pass-with-failures", "pass"],
            Enum.GetValues<CheckStatus>().Select(status => CheckWords.Of(status)));
}
