using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RecordAgreesWithSourceCheckTests
{
    [Fact]
    public void Flags_SamplesThatWereNot()
    {
        var samples = Checked.By(
            "ACC-03", Checked.Sample("A", "abstraction", false), Checked.Sample("B", "abstraction"), Checked.Sample("C", "abstraction", null), Checked.Sample("D", "filing", false));
        Assert.Equal(["A:agrees"], samples.Booked);
        Assert.Equal((1, 2), (samples.Outcome.Failing, samples.Outcome.Eligible));
    }

    [Fact]
    public void DoesNotRun_WithoutTheFeed() => Assert.Equal(CheckStatus.NotRun, Checked.By("ACC-03", new HashSet<string> { "patients", "documents" }).Outcome.Status);
}
