using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>The parts of <see cref="FederalEvaluationReport"/> that print what management recorded of findings, and carry the findings of the evaluation before forward.</summary>
internal static class FederalEvaluationResponses
{
    private static readonly Column[] Columns =
        [new Column("When", 1, RowHeader: true), new Column("Who", 0.8), new Column("Status", 0.9), new Column("Owner", 0.9), new Column("Due", 0.8), new Column("Response", 2), new Column("Why this entry", 1.5)];

    /// <summary>The entry in force; null when none was recorded.</summary>
    public static ManagementResponse? Newest(FederalEvaluationData data, string metric) => data.Responses.FirstOrDefault(r => r.Metric == metric);

    /// <summary>By when it is to be done, in words.</summary>
    public static string Due(ManagementResponse? response) =>
        response is null ? "none set" : response.DueOn is { } due ? Figures.Day(due) : "none: " + response.State.Text().ToLowerInvariant();

    /// <summary>What management states, for lists of findings that the test notes.</summary>
    public static string Stated(FederalEvaluationData data, string metric) => Newest(data, metric) is not { } response ? "No response" : response.State.Text() + (response.IsOverdue(Today(data)) ? ", past its due date" : "");

    /// <summary>What management states, beside what the test says.</summary>
    public static string Standing(FederalEvaluationData data, MetricOutcome outcome) => ResponseStates.Standing(Newest(data, outcome.Metric.Id), Noted(outcome), Today(data));

    /// <summary>Every entry of a finding, newest first; nothing when there is none.</summary>
    public static IEnumerable<Block> History(FederalEvaluationData data, string metric)
    {
        var entries = data.Responses.Where(r => r.Metric == metric).ToList();
        return entries.Count == 0 ? [] :
        [
            new Table
            {
                Caption = $"History of this finding, newest first; times in {data.Info.Zone}",
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
    public static Section FollowUp(FederalEvaluationData data)
    {
        var now = data.Tests.ToDictionary(t => t.Outcome.Metric.Id, t => t.Outcome, StringComparer.Ordinal);
        var earlier = data.Before?.Tests.Where(t => t.Status == MetricStatus.Exception).OrderBy(t => t.Metric.Id, StringComparer.Ordinal).ToList() ?? [];
        return new Section("Follow-up of prior findings",
        [
            new Paragraph(Basis(data.Before)),
            new Table
            {
                Columns =
                [
                    new Column("Finding", 1.9, RowHeader: true), new Column("Exceptions then", 0.95, Align.Right), new Column("Of", 0.7, Align.Right), new Column("Status then", 1.5),
                    new Column("Exceptions now", 0.95, Align.Right), new Column("Of", 0.7, Align.Right), new Column("Status now", 1.6), new Column("Owner, due", 1.2),
                ],
                Rows = earlier.Select(t => Row(data, t, now.GetValueOrDefault(t.Metric.Id))),
                WhenEmpty = data.Before is null ? "There is no evaluation before." : "No exception was noted then.",
                Counting = "prior findings",
                RowCount = earlier.Count,
            },
        ]);
    }

    /// <summary>Every entry as a file.</summary>
    public static Attachment File(FederalEvaluationData data) => new("responses.csv", "An entry of management about a finding, newest first.", EvidenceTable.Of(
        "entries", data.Responses.Count, ["test", "run", "recorded", "by", "status", "owner", "due", "cause", "effect", "response", "why"],
        data.Responses.Select(r => EvidenceTable.Row(
            r.Metric, EvidenceTable.Number(r.Run), EvidenceTable.Time(r.At), r.By, r.State.Text(), r.Owner, EvidenceTable.Day(r.DueOn), r.Cause, r.Effect, r.Response, r.Why))));

    /// <summary>Which evaluation is the one before, in a sentence.</summary>
    public static string Basis(EvaluationBefore? before) => before switch
    {
        null => "No evaluation was signed off before this report, and nothing had been measured before the period: there are no prior findings to carry forward.",
        { Report: { } report } => $"Carried forward from evaluation {report.Number}, version {Figures.Count(report.Version)}, signed off by {report.SignedBy} {Figures.Moment(report.SignedAt)} (SHA-256 {report.Sha256}). " +
            $"It reported run {Figures.Count(before.Run)}, the state of {Figures.Moment(before.At)}. Every exception noted then is listed, with where it stands now.",
        _ => $"No evaluation was signed off before this report. Every exception that run {Figures.Count(before.Run)} noted, the last before the period ({Figures.Moment(before.At)}), is listed instead, with where it stands now.",
    };

    private static Cell[] Row(FederalEvaluationData data, MetricOutcome then, MetricOutcome? outcome)
    {
        var measured = outcome?.IsMeasured == true;
        var stated = data.Responses.FirstOrDefault(r => r.Metric == then.Metric.Id && r.At <= (data.Before!.Report?.MadeAt ?? data.Before.At));
        var newest = Newest(data, then.Metric.Id);
        return
        [
            Cell.Of(then.Metric.Title), Cell.Number(then.Counted - then.Good), Cell.Number(then.Counted),
            Cell.Of(ResponseStates.Standing(stated, true, DateOnly.FromDateTime((data.Before!.Report?.MadeAt ?? data.Before.At).DateTime))),
            measured ? Cell.Number(outcome!.Counted - outcome.Good) : Cell.Of("not tested"), measured ? Cell.Number(outcome!.Counted) : Cell.Of(""),
            Cell.Of(ResponseStates.Standing(newest, outcome is null ? null : Noted(outcome), Today(data)), outcome?.Status switch
            {
                MetricStatus.Exception => Mark.High,
                MetricStatus.Good => Mark.Clear,
                _ => Mark.Observation,
            }),
            Cell.Of(newest is null ? "none named" : $"{newest.Owner}; {Due(newest)}"),
        ];
    }

    private static bool? Noted(MetricOutcome outcome) => outcome.Status switch { MetricStatus.Exception => true, MetricStatus.Good => false, _ => null };

    private static DateOnly Today(FederalEvaluationData data) => DateOnly.FromDateTime(data.Info.GeneratedAt.DateTime);
}
