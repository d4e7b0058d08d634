using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

/// <summary>The scorecard and the board summary read one run: the newest begun in the period, beside the one before it.</summary>
[Collection(CountedHospital.Collection)]
public sealed class RecordQualityQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Shows_TheNewestRunBegunInThePeriod()
    {
        var state = (await RunAsync()).State!;

        Assert.Equal((3, Local(End.AddMilliseconds(-1).AddHours(-3)), Local(End.AddMilliseconds(-1)), 1, Local(Utc(2, 20)), "rubric", true), (state.RunId, state.AsOf, state.RanAt, state.PolicyVersion, state.ComparedWith, state.RubricHash, state.RubricChanged));
        Assert.Equal([("accesses", Local(Utc(3, 1)), "log.csv", "bb"), ("workforce", Local(Utc(3, 2)), "staff.csv", "aa")], state.Inputs.Select(i => (i.Feed, i.AsOf, i.File, i.Sha256)));
        Assert.Equal((75m, 50m), (Completeness(state).Now.Value, Completeness(state).Before!.Value));
        Assert.Equal(
            [("access-request", 2, 10, 8), ("chart-completion", 4, 10, 6), ("deficient-charts", 3, 10, 7), ("delinquent-charts", 5.0, 10.0, 5L)],
            state.Measures.Select(m => (m.Info.Id, m.Whole.Numerator, m.Whole.Denominator, m.Whole.Pending)).OrderBy(m => m.Id, StringComparer.Ordinal));
        Assert.Equal((MeasureStatus.OffTarget, "reason 3"), state.Measures.Where(m => m.Info.Id == "chart-completion").Select(m => (m.Status, m.Reason!)).Single());
        Assert.NotNull(state.OverallBefore);
        Assert.Equal(state.Overall.Dimensions.Single(d => d.Info.Title == "Completeness").Value, 75);
    }

    [Fact]
    public async Task Shows_TheNewestRunOfAllWhenNoneWasBegunByThen()
    {
        var early = (await RunAsync(ReportIdentities.Keys, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31)))!;

        Assert.Equal(4, early.State!.RunId);
        Assert.Equal(4, (await RunAsync(to: new DateOnly(2026, 3, 31))).State!.RunId);
        Assert.Equal([("CMP-02", "workforce", $"U{hospital.Nurse}", "birth_date"), ("CMP-03", "patients", $"P{hospital.Pat}", "birth_date")], early.Failing!.Select(f => (f.Check, f.Feed, f.Record, f.Columns)));
    }

    [Fact]
    public async Task Keeps_RowsAndDriftsOfTheTwoNewestRunsOnly()
    {
        var old = await RunAsync();
        Assert.Equal((null, null), (old.Failing, old.State!.Drifts));

        var kept = await RunAsync(ReportIdentities.Keys, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31));
        Assert.Equal([new CalledOut("Accuracy: score", "61.2", "70 to 80") { Id = "accuracy" }], kept.State!.Drifts!);
    }

    [Fact]
    public async Task Lists_WaiversInForceTheNextToEndFirst()
    {
        var waivers = (await RunAsync()).State!.Waivers;

        Assert.Equal([null, null, "TML-06", "CMP-03", "TML-01", null], waivers.Select(w => w.Check));
        Assert.Equal(new PrintedWaiver(null, "signature 2: documents D2", "HIM", "On leave.", "director", Local(Utc(3, 1)), new DateOnly(2026, 3, 20)), waivers[0]);
    }

    [Fact]
    public async Task Puts_TheWorstChecksFirstEachBesideTheRunBefore()
    {
        var board = (await new BoardSummaryQuery().RunAsync(await hospital.ReadingAsync(new BoardSummaryReport()), Stop)).State!;

        Assert.Equal(
            [("CMP-03", 10, "New", CheckSeverity.Critical), ("CMP-02", 5, "Same", CheckSeverity.Critical), ("CNF-05", 90, "Better", CheckSeverity.Major), ("CNF-15", 90L, "Worse", CheckSeverity.Major)],
            board.Worst.Select(c => (c.Now.Check.Code, c.Now.Failing, c.Change, c.Now.Check.Severity)));
        Assert.Equal([0, 5, 95, 80L], board.Worst.Select(c => c.Before!.Failing));
    }

    private static QualityScore Completeness(RecordQuality state) => state.Scores.Single(s => s.Now.Info.Id == "completeness");

    private async Task<RecordQualityData> RunAsync(ReportIdentities identities = ReportIdentities.Keys, DateOnly? from = null, DateOnly? to = null) => await new RecordQualityQuery().RunAsync(
        await hospital.ReadingAsync(new RecordQualityReport(), r => r with { From = from ?? From, To = to ?? To, Identities = identities }), Stop);
}
