using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using TestResult = ComplianceDesk.Core.Reports.TestResult;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

/// <summary>What the common frame of all reports says of requirements: the run at the end of the period, for the provisions of the report only.</summary>
[Collection(CountedHospital.Collection)]
public sealed class EvaluationQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Shows_TheRunAtTheEndOfThePeriod()
    {
        var evaluation = await UserAsync();

        Assert.Equal((2, Local(End), Local(End)), (evaluation.MeasuredRun, evaluation.MeasuredAt, evaluation.AsOf));
        Assert.Equal(
            [
                ("sec-308-a-1-ii-d", TestResult.NotTested, StatementState.InForce), ("sec-308-a-5-ii-c", TestResult.NotTested, StatementState.Missing), ("sec-312-a-2-i", TestResult.NotTested, StatementState.Expired),
                ("sec-312-a-2-ii", TestResult.NotTested, StatementState.Missing), ("sec-312-b", TestResult.ExceptionNoted, StatementState.Expiring), ("priv-502-b", TestResult.NoExceptionNoted, StatementState.Missing),
            ],
            evaluation.Lines.Select(l => (l.Requirement.Id, l.Result, l.Statement)));
        Assert.Equal(SiteKind.All.Select(k => k.Title), evaluation.Site.Select(s => s.Title));
        Assert.Contains(evaluation.Site, s => s.On);
        var noted = evaluation.Lines.Single(l => l.Requirement.Id == "sec-312-b");
        Assert.Equal(("Two days have no event.", Local(End), "desk", null), (noted.Because, noted.SaidAt, noted.SaidBy, noted.Addressable));
        var addressable = evaluation.Lines.Single(l => l.Requirement.Id == "sec-308-a-5-ii-c");
        Assert.Equal(("Nothing has been measured.", null, null, AddressableState.AsWritten, "Read each morning."), (addressable.Because, addressable.SaidAt, addressable.SaidBy, addressable.Addressable, addressable.Rationale));
    }

    [Fact]
    public async Task Counts_TheTestsOfItsProvisionsAndTheRowsBehindThem()
    {
        var tests = (await UserAsync()).Tests;

        Assert.Equal(
            [
                ("audit-clock-skew", MetricStatus.Good, 7, 7, 7, 12, null, 0, null), ("audit-log-coverage", MetricStatus.Exception, 10, 8, 5, 12, 0.9, 2, Local(Start)),
                ("break-glass-review", MetricStatus.Exception, 4, 4, 1, 12, null, 1, (DateTimeOffset?)Local(End)),
            ],
            tests.Select(t => (t.Outcome.Metric.Id, t.Outcome.Status, t.Outcome.Population, t.Outcome.Counted, t.Outcome.Good, t.Version, t.Limit, t.Rows, t.NotedSince)));
    }

    [Fact]
    public async Task Shows_WhatManagementRecordedByTheTimeOfTheReport() =>
        Assert.Equal([("audit-log-coverage", "second"), ("audit-log-coverage", "first")], (await UserAsync()).Responses.Select(r => (r.Metric, r.Owner)));

    [Fact]
    public async Task Lists_StatementsAboutItsProvisionsOldestFirst()
    {
        var statements = (await UserAsync()).Statements;

        Assert.Equal(
            [("45 CFR 164.312(b)", false, null), ("45 CFR 164.312(b)", true, "log.pdf (SHA-256 ff00)"), ("45 CFR 164.312(a)(2)(i)", false, null), ("45 CFR 164.308(a)(1)(ii)(D)", true, null)],
            statements.Select(s => (s.Citation, s.InForce, s.Document)));
        Assert.Equal(
            ("Stated of sec-312-b.", "ciso", "Security official", "Procedure 7", Local(Utc(2, 3)), new DateOnly(2026, 3, 19)),
            (statements[1].Statement, statements[1].SignedBy, statements[1].Role, statements[1].Basis, statements[1].SignedAt, statements[1].ValidUntil!.Value));
    }

    [Fact]
    public async Task Compares_WithTheNewestReportSignedOffByThen()
    {
        var evaluation = await UserAsync();

        Assert.Equal(new EarlierEvaluation("UA-3", 3, "signer 3", Local(Now), Local(Utc(3, 12)), "hash 3"), evaluation.Earlier);
        Assert.Equal((2, Local(End)), (evaluation.Before!.Run, evaluation.Before.At));
        Assert.Equal([("audit-clock-skew", 7), ("audit-log-coverage", 5), ("break-glass-review", 1L)], evaluation.Before.Tests.Select(t => (t.Metric.Id, t.Good)).OrderBy(t => t.Id, StringComparer.Ordinal));
        Assert.Equal((1, 2, 254), (evaluation.Before.Results[TestResult.NoExceptionNoted], evaluation.Before.Results[TestResult.ExceptionNoted], evaluation.Before.Results[TestResult.NotTested]));
    }

    [Fact]
    public async Task Compares_WithTheTimeOfAReportMadeBeforeItsPeriodWasOver()
    {
        var before = (await UserAsync("l1")).Before!;

        Assert.Equal((1, Local(Utc(3, 4))), (before.Run, before.At));
    }

    [Fact]
    public async Task Compares_WithTheBeginningOfThePeriodWhenNoneWasSignedOff()
    {
        var evaluation = await UserAsync("b1");

        Assert.Null(evaluation.Earlier);
        Assert.Equal((1, Local(Start), "audit-log-coverage", 1L), (evaluation.Before!.Run, evaluation.Before.At, evaluation.Before.Tests.Single().Metric.Id, evaluation.Before.Tests[0].Good));
    }

    [Fact]
    public async Task Shows_TheTimeOfTheReportWhenItsPeriodIsNotOverOrNothingWasMeasuredInIt()
    {
        var early = (await hospital.ReadingAsync(new UserAccessReport(), r => r with { User = "b1", From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 1, 31) })).Basis.Evaluation;
        Assert.Equal((3, Local(Now)), (early.MeasuredRun, early.AsOf));
        Assert.Null(early.Before);

        // A run done at the very end of the period is of it.
        Assert.Equal(1, (await hospital.ReadingAsync(new UserAccessReport(), r => r with { User = "b1", From = new DateOnly(2026, 2, 1), To = new DateOnly(2026, 2, 28) })).Basis.Evaluation.MeasuredRun);

        var late = (await hospital.ReadingAsync(new UserAccessReport(), r => r with { User = "b1", To = new DateOnly(2026, 3, 31) })).Basis.Evaluation;
        Assert.Equal((3, Local(Now)), (late.MeasuredRun, late.AsOf));
    }

    [Fact]
    public async Task Bears_OnEveryTestInAReportOnTheWholeCatalogueAndOnNoneWithoutProvisions()
    {
        var whole = (await hospital.ReadingAsync(new FederalEvaluationReport())).Basis.Evaluation;
        Assert.Equal(["audit-clock-skew", "audit-log-coverage", "break-glass-review", "mfa-coverage"], whole.Tests.Select(t => t.Outcome.Metric.Id));
        Assert.Equal((257, 6, 3), (whole.Lines.Count, whole.Statements.Count, whole.Responses.Count));

        var none = (await hospital.ReadingAsync(new ExecutiveSummaryReport())).Basis.Evaluation;
        Assert.Equal((0, 0, null), (none.Lines.Count, none.Tests.Count, none.MeasuredRun));
    }

    private async Task<Evaluation> UserAsync(string user = "n1") => (await hospital.ReadingAsync(new UserAccessReport(), r => r with { User = user })).Basis.Evaluation;
}
