using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class ChartCompletionReportTests
{
    private static MeasureInfo Completion => MeasureCatalog.Find("chart-completion")!.Info.In(new JudgementPolicy
    {
        Version = 3,
        Thresholds = new Dictionary<string, double> { ["chart-completion.limit"] = 21 },
        Decisions = new Dictionary<string, PolicyDecision> { ["chart-completion"] = new(3, new DateTime(2026, 5, 2, 14, 0, 0, DateTimeKind.Utc), "dora", "The bylaws of the medical staff say 21 days.") },
    });

    private static ChartCompletionData Sample(bool measured = true)
    {
        var report = new ChartCompletionReport();
        MeasureFigure Figure(double n, double d, MeasureBy by = MeasureBy.All, string key = "", long pending = 0) =>
            new() { By = by, Key = key, Numerator = n, Denominator = d, Finished = 8, Median = 4, P90 = 22, Pending = pending, PendingOldest = pending > 0 ? 61 : null, Ages = new AgeBands(3, 2, 1, 4) };
        var at = new DateTimeOffset(2026, 5, 31, 23, 0, 0, TimeSpan.FromHours(-4));
        return new ChartCompletionData
        {
            Basis = ReportBasisSample.With("CC-20260501-20260531-0000", report.Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)),
            AsOf = measured ? at : null,
            RunId = measured ? 12 : null,
            PolicyVersion = 3,
            Waivers = [new(null, "discharge-summary missing: encounters E2", "Dr. Ray", "On leave until Friday; covered by the service.", "dora", at, new DateOnly(2026, 6, 5))],
            Measures = !measured ? [] :
            [
                new(Completion, MeasureStatus.OffTarget, null, Figure(180, 200, pending: 10), [("F1", Figure(120, 130, MeasureBy.Facility, "F1", 5)), ("Medicine", Figure(90, 100, MeasureBy.Department, "5W", 4)), ("U17", Figure(1, 2, MeasureBy.Provider, "u17", 1))]),
                new(new DeficientChartsMeasure().Info, MeasureStatus.NoTarget, null, Figure(10, 210, pending: 10), []),
                new(new OperativeReportMeasure().Info, MeasureStatus.NotApplicable, "Nothing in the store is eligible.", Figure(0, 0), []),
            ],
            Trend = measured ? [new(new DateOnly(2026, 5, 30), 5, 12), new(new DateOnly(2026, 5, 31), 4, 10)] : [],
            Owed = measured ? [new("Charts completed in time", "discharge-summary missing", "encounters E2", "U17", at.AddDays(-3), 3, "42 CFR 482.24(c)(4)(viii) (law)", new DateOnly(2026, 6, 5))] : [],
        };
    }

    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("chart-completion", new ChartCompletionReport().Build(Sample()));

    [Fact]
    public void Finds_EveryMeasureOffItsTarget()
    {
        var sample = Sample();
        var off = sample with { Measures = [.. sample.Measures, new(new OperativeReportMeasure().Info, MeasureStatus.OffTarget, null, sample.Measures[1].Whole with { Pending = 0 }, [])] };
        var findings = new ChartCompletionReport().Build(off).Sections.Single(s => s.Title == "Findings").Blocks.OfType<Section>().Select(s => s.Title).Where(t => t.StartsWith("Finding ", StringComparison.Ordinal) && char.IsDigit(t[8]));

        Assert.Equal(["Finding 1: Charts completed in time", "Finding 2: Operative report at once"], findings);
        Assert.Contains("no exception noted", DocumentText.Of(new ChartCompletionReport().Build(Sample(measured: false))), StringComparison.Ordinal);
    }

    [Fact]
    public void Prints_NumeratorDenominatorTargetAndDefinitionOfEveryNumber()
    {
        var text = DocumentText.Of(new ChartCompletionReport().Build(Sample()));
        Assert.Contains("Charts completed in time | 180 | 200 | 90.0 % | 100 % | Law | 4 d | 22 d | 10 | 61 | Exception noted <High>", text, StringComparison.Ordinal);
        Assert.Contains("Operative report at once |  |  | no data |", text, StringComparison.Ordinal);
        Assert.Contains("Not applicable <Observation>", text, StringComparison.Ordinal);
        Assert.Contains("discharge-summary missing | encounters E2 | U17 | 2026-05-28 23:00 | 3 | 42 CFR 482.24(c)(4)(viii) (law) | 2026-06-05", text, StringComparison.Ordinal);
        Assert.Contains("30 and more | 4", text, StringComparison.Ordinal);
        Assert.Contains("Delinquent charts went from 5 to 4", text, StringComparison.Ordinal);
        Assert.Contains("by the end of day 21 after the day of discharge", text, StringComparison.Ordinal);
        Assert.Contains("- Limit = 21 days after discharge (site policy version 3)", text, StringComparison.Ordinal);
        Assert.Contains("time allowed after discharge 21 days | time allowed after discharge 30 days (law) | 3 | dora, 2026-05-02 | The bylaws of the medical staff say 21 days.", text, StringComparison.Ordinal);
        Assert.Contains("discharge-summary missing: encounters E2 | Dr. Ray | On leave until Friday; covered by the service. | dora, 2026-05-31 | 2026-06-05", text, StringComparison.Ordinal);
        Assert.All(Sample().Measures, m => Assert.Contains($"- Formula = {m.Info.Formula}", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Says_ThatNothingWasMeasured()
    {
        var text = DocumentText.Of(new ChartCompletionReport().Build(Sample(measured: false)));
        Assert.Contains("Nothing was measured by the end of the period.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("On target", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_NoConclusion() =>
        Assert.DoesNotMatch(@"(?i)\b(is compliant|certified|passed|failed|guilty)\b", DocumentText.Of(new ChartCompletionReport().Build(Sample())));
}
