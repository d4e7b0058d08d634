using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

[Collection(CountedHospital.Collection)]
public sealed class ChartCompletionQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Shows_TheNewestRunOfAStateOfThePeriodThatWasDoneByTheTimeOfTheReport()
    {
        var data = await RunAsync();

        Assert.Equal((3, Local(End), 1), (data.RunId, data.AsOf, data.PolicyVersion));
        Assert.Equal([("chart-completion", 6), ("deficient-charts", 7), ("delinquent-charts", 5L)], data.Measures.Select(m => (m.Info.Id, m.Whole.Pending)).OrderBy(m => m.Id, StringComparer.Ordinal));
        var completion = data.Measures.Single(m => m.Info.Id == "chart-completion");
        Assert.Equal((MeasureStatus.OffTarget, "reason 3", Local(End), 4, 10, 3, 1.5, 9, 2.5, 43), (completion.Status, completion.Reason, completion.AsOf, completion.Whole.Numerator, completion.Whole.Denominator, completion.Whole.Finished, completion.Whole.Median, completion.Whole.P90, completion.Whole.PendingMedian, completion.Whole.PendingOldest));
        Assert.Equal(new AgeBands(1, 2, 3, 4), completion.Whole.Ages);
    }

    [Fact]
    public async Task Shows_ALaterStateInALongerPeriod()
    {
        var data = await RunAsync(new DateOnly(2026, 3, 31));

        Assert.Equal((4, Local(End.AddMilliseconds(1))), (data.RunId, data.AsOf));
        Assert.Equal([("deficient-charts", false), ("delinquent-charts", true)], data.Measures.Select(m => (m.Info.Id, m.IsMeasured)).OrderBy(m => m.Id, StringComparer.Ordinal));
        Assert.Equal(new ChartTrend(new DateOnly(2026, 3, 11), 70, 0), data.Trend[^1]);
    }

    [Fact]
    public async Task Lists_PartsByWhatWaits() => Assert.Equal(
        [("not given", 3, 3), ("Medicine", 2, 7), ("d3", 2, 5), ("H1", 1, 4), ($"U{hospital.Nurse}", 1L, 4.0)],
        (await RunAsync()).Measures.Single(m => m.Info.Id == "chart-completion").Parts.Select(p => (p.Name, p.Figure.Pending, p.Figure.Denominator)));

    [Fact]
    public async Task Shows_TheLastRunOfEachDay() => Assert.Equal(
        [new ChartTrend(new DateOnly(2026, 2, 20), 4, 0), new ChartTrend(new DateOnly(2026, 2, 25), 0, 8), new ChartTrend(new DateOnly(2026, 3, 8), 5, 7)], (await RunAsync()).Trend);

    [Fact]
    public async Task Lists_WhatIsOwedByTheDayItIsDue()
    {
        var owed = (await RunAsync()).Owed;

        Assert.Equal(
            [
                ("signature 1", "documents D1", "no account", Local(Utc(3, 5, 4)), 6, new DateOnly(2026, 4, 1)), ("signature 2", "documents D2", $"U{hospital.Nurse}", Local(Utc(3, 5, 4)), 6, new DateOnly(2026, 3, 20)),
                ("signature 3", "documents D3", "med", Local(Utc(3, 12)), 0, (DateOnly?)null),
            ],
            owed.Select(o => (o.Owed, o.Record, o.Owner, o.DueAt, o.DaysLate, o.Waiver)));
        Assert.Equal([Title("chart-completion"), Title("deficient-charts"), Title("chart-completion")], owed.Select(o => o.Measure));
        Assert.All(owed, o => Assert.Contains("482.24", o.Rule, StringComparison.Ordinal));

        static string Title(string measure) => MeasureCatalog.Find(measure)!.Info.Title;
    }

    [Fact]
    public async Task Lists_WaiversOfItsMeasuresInForce() => Assert.Equal(["signature 2: documents D2", "signature 1: documents D1"], (await RunAsync()).Waivers.Select(w => w.About));

    private async Task<ChartCompletionData> RunAsync(DateOnly? to = null) => await new ChartCompletionQuery().RunAsync(await hospital.ReadingAsync(new ChartCompletionReport(), r => r with { To = to ?? To }), Stop);
}
