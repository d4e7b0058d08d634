using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class ExecutiveSummaryReportTests
{
    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("executive-summary", new ExecutiveSummaryReport().Build(Sample()));

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(new ExecutiveSummaryReport().Build(Sample()));

    [Fact]
    public void Says_WhatWasNotMeasured()
    {
        var text = DocumentText.Of(new ExecutiveSummaryReport().Build(Sample() with { Requirements = [], Scores = [], Incidents = null, Before = null }));

        Assert.Contains("Not measured.", text, StringComparison.Ordinal);
        Assert.Contains("Not tested: no record check has run.", text, StringComparison.Ordinal);
        Assert.Contains("not tested: no register", text, StringComparison.Ordinal);
    }

    public static ExecutiveSummaryData Sample()
    {
        var review = ActivityReviewSample.With(40);
        return new ExecutiveSummaryData
        {
            Basis = ReportBasisSample.With("ES-1", new ExecutiveSummaryReport().Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)),
            Accesses = review.Accesses,
            Before = review.PriorAccesses,
            Findings = [.. review.Findings.GroupBy(f => (f.Severity, f.Disposition)).Select(g => (g.Key.Severity, g.Key.Disposition, g.Count()))],
            Requirements = [.. TestResults.All.Select((r, i) => (r, 40 - i))],
            Scores = [new("Accuracy", 96.44m, 20, 24), new("Completeness", 91.2m, 11, 12), new("Accessibility", null, 0, 6), new("Security posture", 88m, 8, 9)],
            DaysLoggedBefore = 31,
            Incidents = (5, 2),
            IncidentsBefore = (1, 1),
            ExpiredStatements = 1,
        };
    }
}
