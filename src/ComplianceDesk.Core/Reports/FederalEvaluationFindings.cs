using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="FederalEvaluationReport"/> that prints each exception in the form of a finding, and what became of earlier ones.</summary>
internal static class FederalEvaluationFindings
{
    public static Section Section(FederalEvaluationData data)
    {
        var all = All(data);
        return new Section("Findings",
        [
            new Paragraph("One finding for each test outside its threshold. The rows behind it are in exceptions.csv, and those of shorter lists in the appendix. Cause, response, owner and due date are management's to give; a line is left where none is recorded."),
            Register(data, all, "Register of findings", "findings"),
            .. all.Select((f, i) => Finding(data, f, i + 1)),
        ]);
    }

    /// <summary>The tests with an exception noted, heaviest first.</summary>
    public static IReadOnlyList<EvaluationTest> All(FederalEvaluationData data) =>
    [
        .. data.Tests.Where(t => t.Outcome.Status == MetricStatus.Exception)
            .OrderBy(t => (int)Severity(data, t)).ThenByDescending(t => t.Outcome.Counted - t.Outcome.Good).ThenBy(t => t.Outcome.Metric.Id, StringComparer.Ordinal),
    ];

    public static Table Register(FederalEvaluationData data, IReadOnlyList<EvaluationTest> findings, string caption, string? counting) => new()
    {
        Caption = caption,
        Columns =
        [
            new Column("No.", 0.5, RowHeader: true), new Column("Severity", 0.8), new Column("Finding", 2.2), new Column("Bears on", 2), new Column("Exceptions", 0.85, Align.Right), new Column("Of", 0.8, Align.Right),
            new Column("As it should be", 0.85, Align.Right), new Column("Noted since", 1),
        ],
        Rows = findings.Select((t, i) => new[]
        {
            Cell.Of((i + 1).ToString(CultureInfo.InvariantCulture)), Cell.Of(Severity(data, t).ToString(), Severity(data, t)), Cell.Of(t.Outcome.Metric.Title), Cell.Of(string.Join("; ", Bears(data, t).Select(l => l.Requirement.Citation))),
            Cell.Number(t.Outcome.Counted - t.Outcome.Good), Cell.Number(t.Outcome.Counted), Cell.Percent(t.Outcome.Good, t.Outcome.Counted), Cell.Of(t.NotedSince is { } since ? Figures.Minute(since) : ""),
        }),
        WhenEmpty = "No exception noted in the data tested.",
        Counting = counting,
        RowCount = findings.Count,
    };

    public static Section FollowUp(FederalEvaluationData data)
    {
        var now = data.Tests.ToDictionary(t => t.Outcome.Metric.Id, StringComparer.Ordinal);
        var earlier = data.Before?.Tests.Where(t => t.Status == MetricStatus.Exception).OrderBy(t => t.Metric.Id, StringComparer.Ordinal).ToList() ?? [];
        return new Section("Follow-up of prior findings",
        [
            new Paragraph(data.Before is { } before
                ? $"Every exception that run {Figures.Count(before.Run)} noted, the last before the period ({Figures.Moment(before.At)}), and where it stands now."
                : "Nothing had been measured before the period: there are no prior findings to follow up."),
            new Table
            {
                Columns = [new Column("Finding", 2.2, RowHeader: true), new Column("Exceptions then", 0.9, Align.Right), new Column("Of", 0.8, Align.Right), new Column("Exceptions now", 0.9, Align.Right), new Column("Of", 0.8, Align.Right), new Column("Stands", 1.4)],
                Rows = earlier.Select(t => Row(t, now.GetValueOrDefault(t.Metric.Id)?.Outcome)),
                WhenEmpty = "No exception was noted then.",
                Counting = "prior findings",
                RowCount = earlier.Count,
            },
        ]);
    }

    private static Cell[] Row(MetricOutcome then, MetricOutcome? now)
    {
        var measured = now?.Status is MetricStatus.Exception or MetricStatus.Good;
        return
        [
            Cell.Of(then.Metric.Title), Cell.Number(then.Counted - then.Good), Cell.Number(then.Counted),
            measured ? Cell.Number(now!.Counted - now.Good) : Cell.Of(""), measured ? Cell.Number(now!.Counted) : Cell.Of(""),
            now?.Status switch
            {
                MetricStatus.Exception => Cell.Of("Still noted", Mark.High),
                MetricStatus.Good => Cell.Of("No longer noted", Mark.Clear),
                MetricStatus.NothingCounted => Cell.Of("Nothing to test now", Mark.Observation),
                _ => Cell.Of("Not tested now", Mark.Observation),
            },
        ];
    }

    private static Section Finding(FederalEvaluationData data, EvaluationTest test, int number)
    {
        var (outcome, metric, bears) = (test.Outcome, test.Outcome.Metric, Bears(data, test));
        var severity = Severity(data, test);
        return new Section($"Finding {Figures.Count(number)}: {metric.Title}",
        [
            new FactList(
            [
                new Fact("Severity", new Paragraph([new Run(severity.ToString(), Mark: severity), new Run($"  threshold set by {metric.Basis.ToString().ToLowerInvariant()}")])),
                new Fact("Criteria", bears.Count == 0 ? "No requirement that applies names this test." : string.Join("\n", bears.Select(l => $"{l.Requirement.Citation} ({RequirementWords.Of(l.Requirement.Obligation)}): {l.Requirement.Summary}"))),
                new Fact("Condition", $"Population: {metric.Population} ({Figures.Count(outcome.Population)}). Looked at: {metric.Counted}. As expected ({metric.Good}): {Figures.Share(outcome.Good, outcome.Counted)}. Exceptions: {Figures.Share(outcome.Counted - outcome.Good, outcome.Counted)}.{(test.NotedSince is { } since ? $" First noted {Figures.Moment(since)}." : "")}"),
                new Fact("Cause", "Not established by the data." + (metric.Leaves is { } leaves ? $" {leaves}" : "")),
                new Fact("Effect", "Potential non-conformity with the criteria above, for management to evaluate."),
                new Fact("Recommendation", $"Look at each row behind this finding (test {metric.Id}), correct it or record why it stands, and bring the rest to: {metric.Good}."),
                new Fact("Response", "None recorded."),
                new Fact("Owner and due date", "None recorded."),
                new Fact("Status", "Open"),
            ]),
        ]);
    }

    private static List<EvaluationLine> Bears(FederalEvaluationData data, EvaluationTest test) =>
        [.. data.Lines.Where(l => l.Result != TestResult.NotApplicable && l.Requirement.Metrics.Contains(test.Outcome.Metric.Id))];

    private static Mark Severity(FederalEvaluationData data, EvaluationTest test) =>
        (test.Outcome.Metric.Basis == ThresholdBasis.Law, Bears(data, test).Any(l => l.Requirement.Obligation == Obligation.Required)) switch
        {
            (true, true) => Mark.High,
            (false, false) => Mark.Low,
            _ => Mark.Medium,
        };
}
