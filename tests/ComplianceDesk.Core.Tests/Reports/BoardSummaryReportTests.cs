using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class BoardSummaryReportTests
{
    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("board-summary", new BoardSummaryReport().Build(Sample()));

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(new BoardSummaryReport().Build(Sample()));

    [Fact]
    public void Shows_FiveOfTheWorstChecksCriticalOnesFirst()
    {
        var state = RecordQualitySample.State();
        var info = state.Checks[1].Now.Check;
        var many = state with { Checks = [.. state.Checks, .. Enumerable.Range(1, 6).Select(i => new QualityCheck(CheckOutcome.Measured(info with { Code = $"CMP-8{i}", Title = $"Extra {i}" }, 100 + i, 1_000), null, null))] };
        var text = DocumentText.Of(new BoardSummaryReport().Build(Sample() with { State = many }));
        Assert.True(text.IndexOf("What CMP-90 asks | 3 of 1,000 (0.3 %)", StringComparison.Ordinal) is > 0 and var first && first < text.IndexOf("Extra 6 | 106 of 1,000 (10.6 %)", StringComparison.Ordinal));
        Assert.Contains("Extra 3 |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Extra 2 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_ThatNothingRan() =>
        Assert.Contains("Not tested: no record check has run.", DocumentText.Of(new BoardSummaryReport().Build(Sample() with { State = null })), StringComparison.Ordinal);

    private static BoardSummaryData Sample() => new()
    {
        Basis = ReportBasisSample.With("BS-1", new BoardSummaryReport().Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)),
        State = RecordQualitySample.State(),
    };
}
