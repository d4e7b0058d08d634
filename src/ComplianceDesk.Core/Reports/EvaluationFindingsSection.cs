using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>Prints each test outside its threshold in the form of a finding, with what management answered.</summary>
internal static class EvaluationFindingsSection
{
    public static Section Of(ReportBasis basis) => new("Findings",
    [
        new Paragraph(
            "One finding for each test outside its threshold. Criteria and condition come from the catalog and the data. Cause, effect, response, owner, due date and status are management's; they are printed as recorded on the desk " +
            "up to the time of this report, and nobody verified them. Where nothing was recorded, it says so. Appendix \"Exceptions, row by row\" tells where the rows behind each finding stand."),
        Register(basis, All(basis.Evaluation), "Register of findings", "findings"),
        .. Print(basis),
    ]);

    /// <summary>The tests with an exception noted, heaviest first.</summary>
    public static IReadOnlyList<EvaluationFinding> All(Evaluation evaluation) =>
        EvaluationFinding.Of(evaluation.Tests.Select(t => t.Outcome), evaluation.Lines.Select(l => (l.Requirement, l.Result)));

    /// <summary>Findings in a line each.</summary>
    /// <param name="basis">What the report rests on.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="caption">What the table shows.</param>
    /// <param name="counting">What a row is, in the plural; null for no statement.</param>
    /// <param name="letter">What stands before their numbers, where a report has findings of its own.</param>
    public static Table Register(ReportBasis basis, IReadOnlyList<EvaluationFinding> findings, string caption, string? counting, string letter = "") => new()
    {
        Caption = caption,
        Columns =
        [
            new Column("No.", 0.45, RowHeader: true), new Column("Severity", 0.8), new Column("Finding", 2.1), new Column("Exceptions", 0.95, Align.Right), new Column("Of", 0.75, Align.Right), new Column("Owner", 1.1),
            new Column("Due", 0.95), new Column("Status", 1.35),
        ],
        Rows = findings.Select((f, i) => new[]
        {
            Cell.Of($"{letter}{EvidenceTable.Number(i + 1)}"), Cell.Of(f.Severity.ToString(), f.Severity), Cell.Of(f.Outcome.Metric.Title),
            Cell.Number(f.Exceptions), Cell.Number(f.Outcome.Counted), Cell.Of(EvaluationFollowUp.Newest(basis.Evaluation, f.Outcome.Metric.Id)?.Owner ?? "none named"),
            Cell.Of(EvaluationFollowUp.Due(EvaluationFollowUp.Newest(basis.Evaluation, f.Outcome.Metric.Id))), Cell.Of(EvaluationFollowUp.Stated(basis, f.Outcome.Metric.Id)),
        }),
        WhenEmpty = "No exception noted in the data tested.",
        Counting = counting,
        RowCount = findings.Count,
    };

    /// <summary>Every finding in full.</summary>
    public static IEnumerable<Section> Print(ReportBasis basis, string letter = "") => All(basis.Evaluation).Select((f, i) => Form(basis, f).Print($"{letter}{Figures.Count(i + 1)}"));

    private static FindingForm Form(ReportBasis basis, EvaluationFinding finding)
    {
        var (metric, test) = (finding.Outcome.Metric, basis.Evaluation.Tests.First(t => t.Outcome == finding.Outcome));
        var response = EvaluationFollowUp.Newest(basis.Evaluation, metric.Id);
        return new FindingForm
        {
            Title = metric.Title,
            Severity = finding.Severity,
            SeverityNote = $"; threshold: {finding.Threshold(test.Limit)}",
            Criteria = finding.Criteria.Count == 0 ? "No requirement that applies names this test." : string.Join("\n", finding.Criteria),
            Condition = finding.Condition + (test.NotedSince is { } since ? $" The oldest of them was first noted {Figures.Moment(since)}." : ""),
            Cause = (response?.Cause is { } cause ? $"Stated by management: {cause}" : "Not established by the data; none stated.") + (metric.Leaves is { } leaves ? $"\nLimits of the test: {leaves}" : ""),
            Effect = (finding.BearsOn.Count == 0 ? "None under the requirements that apply to the site; for management to evaluate." : "Potential non-conformity with the criteria above, for management to evaluate.") + (response?.Effect is { } effect ? $"\nStated by management: {effect}" : ""),
            Recommendation = finding.Recommendation,
            Response = response?.Response ?? "None recorded.",
            Owner = response?.Owner ?? "None named.",
            Due = Figures.Capital(EvaluationFollowUp.Due(response)),
            Status = EvaluationFollowUp.Standing(basis, finding.Outcome),
            Further = [new Fact("Prior evaluation", Prior(basis.Evaluation, finding))],
            Below = EvaluationFollowUp.History(basis, metric.Id),
        };
    }

    private static string Prior(Evaluation evaluation, EvaluationFinding finding) =>
        evaluation.Before is not { } before ? "There is none."
        : before.Tests.FirstOrDefault(t => t.Metric.Id == finding.Outcome.Metric.Id) is { Status: MetricStatus.Exception } then ? $"Noted then: {Figures.Share(then.Counted - then.Good, then.Counted)}. Carried forward."
        : "Not noted then: new.";
}
