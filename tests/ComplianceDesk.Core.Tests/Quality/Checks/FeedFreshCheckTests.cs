using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class FeedFreshCheckTests
{
    private static NewestEventRecord Newest(string feed, double hoursAgo) => new() { RecordId = feed, At = Checked.Now.AddHours(-hoursAgo) };

    [Fact]
    public void Flags_FeedsWhoseNewestEventIsOld()
    {
        var fresh = Checked.By("TML-11", Newest("observations", 24.1), Newest("encounters", 23.9), Newest("billing", 97), Newest("requests", 95));
        Assert.Equal(["observations:newest", "billing:newest"], fresh.Booked);
        Assert.Equal((2, 4, CheckStatus.Fail), (fresh.Outcome.Failing, fresh.Outcome.Eligible, fresh.Outcome.Status));
        Assert.Equal(["observations", "billing"], fresh.Failures.Select(failure => failure.Feed));
    }

    [Fact]
    public void StaysQuiet_WithoutAnyEvent() => Assert.Equal(CheckStatus.NotApplicable, Checked.By("TML-11").Outcome.Status);
}
