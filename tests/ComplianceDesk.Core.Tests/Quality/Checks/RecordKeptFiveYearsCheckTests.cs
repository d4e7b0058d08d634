using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RecordKeptFiveYearsCheckTests
{
    [Fact]
    public void Flags_SamplesThatWereNot()
    {
        var samples = Checked.By(
            "ACS-04", Checked.Sample("A", "retrieval", false), Checked.Sample("B", "retrieval"), Checked.Sample("C", "retrieval", null), Checked.Sample("D", "filing", false));
        Assert.Equal(["A:agrees"], samples.Booked);
        Assert.Equal((1, 2), (samples.Outcome.Failing, samples.Outcome.Eligible));
    }

    [Fact]
    public void DoesNotRun_WithoutTheFeed() => Assert.Equal(CheckStatus.NotRun, Checked.By("ACS-04", new HashSet<string> { "patients", "documents" }).Outcome.Status);
}
