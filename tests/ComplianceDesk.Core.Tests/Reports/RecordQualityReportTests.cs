using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class RecordQualityReportTests
{
    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("record-quality", new RecordQualityReport().Build(Sample()));

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(new RecordQualityReport().Build(Sample()));

    [Fact]
    public void Prints_NumeratorDenominatorIntervalThresholdAndChange()
    {
        var text = DocumentText.Of(new RecordQualityReport().Build(Sample()));

        // Wilson at 95 %: 3 of 1,000 is 0.102 % to 0.878 %, 1 of 20 is 0.888 % to 23.614 %, printed outward.
        Assert.Contains("CMP-90 | What CMP-90 asks | Critical | 3 | 1,000 | 0.3 % | 0.1 to 0.9 | 0 % | Law | Over the threshold, critical <High> | 0 % | New", text, StringComparison.Ordinal);
        Assert.Contains("CNF-90 | What CNF-90 asks | Major | 1 | 20 | 5.0 % | 0.8 to 23.7 | at most 10 % | Standard | Within the threshold (small sample) <Clear> | 5.0 % | Same", text, StringComparison.Ordinal);
        Assert.Contains("TML-90 | What TML-90 asks | Not run <Observation> | Needs documents.", text, StringComparison.Ordinal);

        // (5 x 99.7 + 3 x 91) / 8; before: (5 x 100 + 3 x 870 / 9.9) / 8.
        Assert.Contains("Completeness | 96.4 | ", text, StringComparison.Ordinal);
        Assert.Contains("| +1.0 | 2 of 2 | 8 of 8 (100 %) | 0 | Closed <High>", text, StringComparison.Ordinal);
        Assert.Contains("CMP-01 | patients | P7 | given_name", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_ThatNothingRanAndThatRowsAreGone()
    {
        var none = DocumentText.Of(new RecordQualityReport().Build(Sample() with { State = null, Failing = null }));
        Assert.Contains("Not tested: no record check has run.", none, StringComparison.Ordinal);
        Assert.DoesNotContain("failing-rows.csv:", none, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_WhenNoThresholdIsSet()
    {
        var state = RecordQualitySample.State();
        var form = state.Checks.Single(c => c.Now.Check.Code == "CNF-91");
        var most = form with { Now = CheckOutcome.Measured(form.Now.Check, 4_990, 5_000) };
        var text = DocumentText.Of(new RecordQualityReport().Build(Sample() with { State = state with { Checks = [most] } }));
        Assert.Contains("CNF-91 | What CNF-91 asks | Minor | 4,990 | 5,000 | 99.8 % | 99.6 to 99.9 | none: shown only |  | No threshold set | ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Widens_TheIntervalOfAScoreWithFewerRecords()
    {
        var state = RecordQualitySample.State();
        var (few, many) = (state.Scores[0].Now, state.Scores[1].Now);
        Assert.True(few.Interval!.Value.Low < (double)few.Value! / 100 && few.Interval.Value.High > (double)few.Value / 100);
        Assert.True(few.Interval.Value.High - few.Interval.Value.Low > many.Interval!.Value.High - many.Interval.Value.Low);

        // A score of one part has the interval of that part's rate.
        var one = few with { Parts = [.. few.Parts.Where(p => p.Info.Id == "CNF-90")] };
        Assert.Equal(WilsonInterval.Of(19, 20).Low, one.Interval!.Value.Low, 12);
        Assert.Equal(WilsonInterval.Of(19, 20).High, one.Interval!.Value.High, 12);
        Assert.Null(state.Scores[2].Now.Interval);
    }

    private static RecordQualityData Sample() => new()
    {
        Basis = ReportBasisSample.With("RQ-1", new RecordQualityReport().Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)),
        State = RecordQualitySample.State(),
        Failing = [new("CMP-01", "patients", "P7", "given_name"), new("CNF-90", "observations", "O1", "value")],
        FailingCount = 2,
    };
}
