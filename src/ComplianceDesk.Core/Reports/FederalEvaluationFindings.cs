using System.Globalization;
using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="FederalEvaluationReport"/> that prints each exception in the form of a finding, with what management answered.</summary>
internal static class FederalEvaluationFindings
{
    public static Section Section(FederalEvaluationData data)
    {
        var all = All(data);
        return new Section("Findings",
        [
            new Paragraph(
                "One finding for each test outside its threshold. Criteria and condition come from the catalog and the data. Cause, effect, response, owner, due date and status are management's; they are printed as recorded on the desk " +
                "up to the time of this report, and nobody verified them. Where nothing was recorded, it says so. Appendix \"Exceptions, row by row\" tells where the rows behind each finding stand."),
            Register(data, all, "Register of findings", "findings"),
            .. all.Select((f, i) => Finding(data, f, i + 1)),
        ]);
    }

    /// <summary>The tests with an exception noted, heaviest first.</summary>
    public static IReadOnlyList<EvaluationFinding> All(FederalEvaluationData data) =>
        EvaluationFinding.Of(data.Tests.Select(t => t.Outcome), data.Lines.Select(l => (l.Requirement, l.Result)));

    public static Table Register(FederalEvaluationData data, IReadOnlyList<EvaluationFinding> findings, string caption, string? counting) => new()
    {
        Caption = caption,
        Columns =
        [
            new Column("No.", 0.45, RowHeader: true), new Column("Severity", 0.8), new Column("Finding", 2.1), new Column("Exceptions", 0.95, Align.Right), new Column("Of", 0.75, Align.Right), new Column("Owner", 1.1),
            new Column("Due", 0.95), new Column("Status", 1.35),
        ],
        Rows = findings.Select((f, i) => new[]
        {
            Cell.Of((i + 1).ToString(CultureInfo.InvariantCulture)), Cell.Of(f.Severity.ToString(), f.Severity), Cell.Of(f.Outcome.Metric.Title),
            Cell.Number(f.Exceptions), Cell.Number(f.Outcome.Counted), Cell.Of(FederalEvaluationResponses.Newest(data, f.Outcome.Metric.Id)?.Owner ?? "none named"),
            Cell.Of(FederalEvaluationResponses.Due(FederalEvaluationResponses.Newest(data, f.Outcome.Metric.Id))), Cell.Of(FederalEvaluationResponses.Stated(data, f.Outcome.Metric.Id)),
        }),
        WhenEmpty = "No exception noted in the data tested.",
        Counting = counting,
        RowCount = findings.Count,
    };

    private static Section Finding(FederalEvaluationData data, EvaluationFinding finding, int number)
    {
        var (metric, test) = (finding.Outcome.Metric, data.Tests.First(t => t.Outcome == finding.Outcome));
        var response = FederalEvaluationResponses.Newest(data, metric.Id);
        return new Section($"Finding {Figures.Count(number)}: {metric.Title}",
        [
            new FactList(
            [
                new Fact("Severity", new Paragraph([new Run(finding.Severity.ToString(), Mark: finding.Severity), new Run($"; threshold: {finding.Threshold(test.Limit)}")])),
                new Fact("Criteria", finding.Criteria.Count == 0 ? "No requirement that applies names this test." : string.Join("\n", finding.Criteria)),
                new Fact("Condition", finding.Condition + (test.NotedSince is { } since ? $" The oldest of them was first noted {Figures.Moment(since)}." : "")),
                new Fact("Cause", (response?.Cause is { } cause ? $"Stated by management: {cause}" : "Not established by the data; none stated.") + (metric.Leaves is { } leaves ? $"\nLimits of the test: {leaves}" : "")),
                new Fact("Effect", (finding.BearsOn.Count == 0 ? "None under the requirements that apply to the site; for management to evaluate." : "Potential non-conformity with the criteria above, for management to evaluate.") + (response?.Effect is { } effect ? $"\nStated by management: {effect}" : "")),
                new Fact("Recommendation", finding.Recommendation),
                new Fact("Management response", response?.Response ?? "None recorded."),
                new Fact("Owner", response?.Owner ?? "None named."),
                new Fact("Due date", Figures.Capital(FederalEvaluationResponses.Due(response))),
                new Fact("Status", FederalEvaluationResponses.Standing(data, finding.Outcome)),
                new Fact("Prior evaluation", Prior(data, finding)),
            ]),
            .. FederalEvaluationResponses.History(data, metric.Id),
        ]);
    }

    private static string Prior(FederalEvaluationData data, EvaluationFinding finding) =>
        data.Before is not { } before ? "There is none."
        : before.Tests.FirstOrDefault(t => t.Metric.Id == finding.Outcome.Metric.Id) is { Status: MetricStatus.Exception } then ? $"Noted then: {Figures.Share(then.Counted - then.Good, then.Counted)}. Carried forward."
        : "Not noted then: new.";
}
