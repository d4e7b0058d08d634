using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DocumentFiledRightCheckTests
{
    [Fact]
    public void Flags_SamplesThatWereNot()
    {
        var samples = Checked.By(
            "ACC-05", Checked.Sample("A", "filing", false), Checked.Sample("B", "filing"), Checked.Sample("C", "filing", null), Checked.Sample("D", "link", false));
        Assert.Equal(["A:agrees"], samples.Booked);
        Assert.Equal((1, 2), (samples.Outcome.Failing, samples.Outcome.Eligible));
    }

    [Fact]
    public void DoesNotRun_WithoutTheFeed() => Assert.Equal(CheckStatus.NotRun, Checked.By("ACC-05", new HashSet<string> { "patients", "documents" }).Outcome.Status);
}
