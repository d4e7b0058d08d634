using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DocumentLinkResolvesCheckTests
{
    [Fact]
    public void Flags_SamplesThatWereNot()
    {
        var samples = Checked.By(
            "ACS-02", Checked.Sample("A", "link", false), Checked.Sample("B", "link"), Checked.Sample("C", "link", null), Checked.Sample("D", "filing", false));
        Assert.Equal(["A:agrees"], samples.Booked);
        Assert.Equal((1, 2), (samples.Outcome.Failing, samples.Outcome.Eligible));
    }

    [Fact]
    public void DoesNotRun_WithoutTheFeed() => Assert.Equal(CheckStatus.NotRun, Checked.By("ACS-02", new HashSet<string> { "patients", "documents" }).Outcome.Status);
}
