using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class DelinquentChartsMeasureTests
{
    private static Chart Open(string id, DateTime end, string provider = "u1") => Stay(id, end.AddDays(-2), end) with { Place = Ward with { Provider = provider } };

    private static Chart Complete(string id, DateTime end) => Stay(id, end.AddDays(-2), end, Signed("h-and-p", end), Signed("discharge-summary", end));

    [Fact]
    public void Divides_ByAverageMonthlyDischarges()
    {
        // A year and more of one discharge a day: 365 in the window, 30.4 a month. Ten of them are delinquent.
        var charts = Enumerable.Range(1, 400).Select(d => d is > 30 and <= 40 ? Open($"E{d}", AsOf.AddDays(-d)) : Complete($"E{d}", AsOf.AddDays(-d))).ToArray();
        var (outcome, items) = By(new DelinquentChartsMeasure(), charts);
        var whole = outcome.Whole!;
        Assert.Equal(10, whole.Numerator);
        Assert.Equal(364 / 12.0, whole.Denominator, 3);
        Assert.Equal(32.97, whole.Value(MeasureUnit.Percent)!.Value, 2);
        Assert.Equal((MeasureStatus.OnTarget, null), (outcome.Status, outcome.Reason));
        Assert.Empty(items);
    }

    [Fact]
    public void Begins_OnDay31()
    {
        // Noon of 16 May is 30 days ago, noon of 15 May 31.
        Assert.Equal(0, By(new DelinquentChartsMeasure(), Open("E1", Utc(2026, 5, 16, 17))).Outcome.Figures[0].Numerator);
        var whole = By(new DelinquentChartsMeasure(), Open("E1", Utc(2026, 5, 15, 17))).Outcome.Figures[0];
        Assert.Equal((1.0, 1L, 31), (whole.Numerator, whole.Pending, whole.PendingOldest));
    }

    [Fact]
    public void Averages_OverTheMonthsThatTheStoreCovers()
    {
        // 73 days are a fifth of the year: 73 discharges are 30.4 a month, and not 6.1.
        var (outcome, _) = By(new DelinquentChartsMeasure(), [.. Enumerable.Range(1, 73).Select(d => Complete($"E{d}", AsOf.AddDays(-d)))]);
        Assert.Equal(73 / (73 / 365.0 * 12), outcome.Whole!.Denominator, 3);
        Assert.Equal("The store reaches back 73 of the 365 days that the denominator asks for; it is that of those days.", outcome.Reason);
    }

    [Fact]
    public void Exceeds_AHundredPercentHonestlyAndBreaksDownByProvider()
    {
        var (outcome, _) = By(new DelinquentChartsMeasure(), [.. Enumerable.Range(31, 90).Select(d => Open($"E{d}", AsOf.AddDays(-d), d % 3 == 0 ? "u1" : "u9"))]);
        Assert.Equal(MeasureStatus.OffTarget, outcome.Status);
        Assert.EndsWith(" %", outcome.Whole!.Text(MeasureUnit.Percent), StringComparison.Ordinal);
        Assert.True(outcome.Whole.Value(MeasureUnit.Percent) > 100);
        Assert.DoesNotContain(">", outcome.Whole.Text(MeasureUnit.Percent), StringComparison.Ordinal);
        Assert.Equal([("u1", 30.0), ("u9", 60.0)], outcome.Figures.Where(f => f.By == MeasureBy.Provider).Select(f => (f.Key, f.Numerator)));
    }

    [Fact]
    public void NeverMeasures_WithoutAFeed()
    {
        var (outcome, _) = By(new DelinquentChartsMeasure(), Scope() with { Feeds = new HashSet<string> { "encounters" } }, Open("E1", AsOf.AddDays(-40)));
        Assert.Equal((MeasureStatus.NotRun, "The documents feed has not been imported.", 0), (outcome.Status, outcome.Reason, outcome.Figures.Count));
    }
}
