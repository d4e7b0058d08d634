using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>Prints what management recorded of findings, and carries the findings of the evaluation before forward.</summary>
internal static class EvaluationFollowUp
{
    private static readonly Column[] Columns =
        [new Column("When", 1, RowHeader: true), new Column("Who", 0.8), new Column("Status", 0.9), new Column("Owner", 0.9), new Column("Due", 0.8), new Column("Response", 2), new Column("Why this entry", 1.5)];

    /// <summary>The entry in force; null when none was recorded.</summary>
    public static ManagementResponse? Newest(Evaluation evaluation, string metric) => evaluation.Responses.FirstOrDefault(r => r.Metric == metric);

    /// <summary>By when it is to be done, in words.</summary>
    public static string Due(ManagementResponse? response) =>
        response is null ? "none set" : response.DueOn is { } due ? Figures.Day(due) : "none: " + response.State.Text().ToLowerInvariant();

    /// <summary>What management states, for lists of findings that the test notes.</summary>
    public static string Stated(ReportBasis basis, string metric) => Newest(basis.Evaluation, metric) is not { } response ? "No response" : response.State.Text() + (response.IsOverdue(Today(basis)) ? ", past its due date" : "");

    /// <summary>What management states, beside what the test says.</summary>
    public static string Standing(ReportBasis basis, MetricOutcome outcome) => ResponseStates.Standing(Newest(basis.Evaluation, outcome.Metric.Id), Noted(outcome), Today(basis));

    /// <summary>Every entry of a finding, newest first; nothing when there is none.</summary>
    public static IEnumerable<Block> History(ReportBasis basis, string metric)
    {
        var entries = basis.Evaluation.Responses.Where(r => r.Metric == metric).ToList();
        return entries.Count == 0 ? [] :
        [
            new Table
            {
                Caption = $"History of this finding, newest first; times in {basis.Info.Zone}",
                Columns = Columns,
                Rows = entries.Select(r => new[]
                {
                    Cell.Of(Figures.Minute(r.At)), Cell.Of(r.By), Cell.Of(r.State.Text()), Cell.Of(r.Owner), Cell.Of(r.DueOn is { } due ? Figures.Day(due) : ""), Cell.Of(r.Response), Cell.Of(r.Why),
                }),
                RowCount = entries.Count,
            },
        ];
    }

    /// <summary>Every finding of the evaluation before, with its status then and now.</summary>
    public static IEnumerable<Block> Blocks(ReportBasis basis)
    {
        var now = basis.Evaluation.Tests.ToDictionary(t => t.Outcome.Metric.Id, t => t.Outcome, StringComparer.Ordinal);
        if (basis.Evaluation.Before is not { } before)
        {
            return [new Paragraph("No requirement had been measured before: there are no prior findings of tests to carry forward.")];
        }

        var earlier = before.Tests.Where(t => t.Status == MetricStatus.Exception).OrderBy(t => t.Metric.Id, StringComparer.Ordinal).ToList();

        return
        [
            new Paragraph(Basis(basis.Evaluation, before)),
            new Table
            {
                Columns =
                [
                    new Column("Finding", 1.9, RowHeader: true), new Column("Exceptions then", 0.95, Align.Right), new Column("Of", 0.7, Align.Right), new Column("Status then", 1.5),
                    new Column("Exceptions now", 0.95, Align.Right), new Column("Of", 0.7, Align.Right), new Column("Status now", 1.6), new Column("Owner, due", 1.2),
                ],
                Rows = earlier.Select(t => Row(basis, t, now.GetValueOrDefault(t.Metric.Id))),
                WhenEmpty = "No exception was noted then.",
                Counting = "prior findings",
                RowCount = earlier.Count,
            },
        ];
    }

    /// <summary>The section of a report that carries over nothing else.</summary>
    public static Section Section(ReportBasis basis) => new("Follow-up of prior findings", [Earlier(basis), .. Blocks(basis)]);

    /// <summary>Which report came before.</summary>
    public static Paragraph Earlier(ReportBasis basis) => new(basis.Evaluation.Earlier is { } report
        ? $"The report of this kind and subject before: {report.Number}, version {Figures.Count(report.Version)}, signed off by {report.SignedBy} {Figures.Moment(report.SignedAt)} (SHA-256 {report.Sha256})."
        : "No report of this kind and subject was signed off before this one.");

    /// <summary>Every entry as a file.</summary>
    public static Attachment File(Evaluation evaluation) => new("responses.csv", "An entry of management about a finding, newest first.", EvidenceTable.Of(
        "entries", evaluation.Responses.Count, ["test", "run", "recorded", "by", "status", "owner", "due", "cause", "effect", "response", "why"],
        evaluation.Responses.Select(r => EvidenceTable.Row(
            r.Metric, EvidenceTable.Number(r.Run), EvidenceTable.Time(r.At), r.By, r.State.Text(), r.Owner, EvidenceTable.Day(r.DueOn), r.Cause, r.Effect, r.Response, r.Why))));

    // Which state the prior findings of tests are of.
    private static string Basis(Evaluation evaluation, EvaluationBefore before) => evaluation.Earlier is null
        ? $"The exceptions that run {Figures.Count(before.Run)} noted, the last before the period ({Figures.Moment(before.At)}), are listed instead, with where each stands now."
        : $"It rests on run {Figures.Count(before.Run)}, the state of {Figures.Moment(before.At)}. Every exception noted then is listed, with where it stands now.";

    private static Cell[] Row(ReportBasis basis, MetricOutcome then, MetricOutcome? outcome)
    {
        var measured = outcome?.IsMeasured == true;
        var stated = basis.Evaluation.Responses.FirstOrDefault(r => r.Metric == then.Metric.Id && r.At <= (basis.Evaluation.Earlier?.MadeAt ?? basis.Evaluation.Before!.At));
        var newest = Newest(basis.Evaluation, then.Metric.Id);
        return
        [
            Cell.Of(then.Metric.Title), Cell.Number(then.Counted - then.Good), Cell.Number(then.Counted),
            Cell.Of(ResponseStates.Standing(stated, true, DateOnly.FromDateTime((basis.Evaluation.Earlier?.MadeAt ?? basis.Evaluation.Before!.At).DateTime))),
            measured ? Cell.Number(outcome!.Counted - outcome.Good) : Cell.Of("not tested"), measured ? Cell.Number(outcome!.Counted) : Cell.Of(""),
            Cell.Of(ResponseStates.Standing(newest, outcome is null ? null : Noted(outcome), Today(basis)), outcome?.Status switch
            {
                MetricStatus.Exception => Mark.High,
                MetricStatus.Good => Mark.Clear,
                _ => Mark.Observation,
            }),
            Cell.Of(newest is null ? "none named" : $"{newest.Owner}; {Due(newest)}"),
        ];
    }

    private static bool? Noted(MetricOutcome outcome) => outcome.Status switch { MetricStatus.Exception => true, MetricStatus.Good => false, _ => null };

    private static DateOnly Today(ReportBasis basis) => DateOnly.FromDateTime(basis.Info.GeneratedAt.DateTime);
}
