namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="ActivityReviewReport"/> that says in words what each test does.</summary>
internal static class ActivityReviewMethod
{
    public static Section Section(ActivityReviewData data) => new("Method",
    [
        new Paragraph("Every access to a patient record is first put beside the other feeds: if one of the reasons below holds, the access is explained, and no rule about relationships may make it a finding. That a user opened the record before explains nothing; first and repeated sessions are therefore counted apart. What stays unexplained is put to the rules. A finding joins what one user did to one patient, or one episode of one user, and carries a score from 0 to 100."),
        new Paragraph(data.Run is { } run
            ? $"The figures come from judgement run {Figures.Count(run.Id)} ({Figures.Moment(run.StartedAt)} to {Figures.Moment(run.FinishedAt)}), over {Figures.Count(run.Events)} events{(run.From is { } from && run.To is { } to ? $" from {Figures.Moment(from)} to {Figures.Moment(to)}" : "")}."
            : "Nothing has been judged: there are no explanations and no findings to report."),
        new Section("Reasons that explain an access",
        [
            new Table
            {
                Columns = [new Column("Reason", 1.2, RowHeader: true), new Column("Holds when", 3.4)],
                Rows = data.Explanations.Select(e => new[] { Cell.Of(e.Title), Cell.Of(e.Definition) }),
                WhenEmpty = "None was tried.",
                Counting = "reasons",
                RowCount = data.Explanations.Count,
            },
        ]),
        new Section("Rules",
        [
            new Paragraph("Population: every unexplained access, or every event, of all that is stored; no sample. The law sets none of the thresholds: each is a policy setting of the site."),
            .. data.Rules.Select(Rule),
        ]),
    ]);

    private static Section Rule(RuleTest rule) => new(rule.Title,
    [
        new FactList(
        [
            new Fact("Rule", $"{rule.Id}, version {Figures.Count(rule.Version)}"),
            new Fact("Bears on", rule.Citation),
            new Fact("Fires when", rule.Definition),
            new Fact("Thresholds (policy)", rule.Thresholds.Count == 0 ? "None" : string.Join("\n", rule.Thresholds.Select(t => $"{Figures.Capital(t.Name)}: {t.Value}"))),
            new Fact("Ordinary causes", rule.InnocentCauses.Count == 0 ? "None listed" : string.Join("\n", rule.InnocentCauses.Select(Figures.Capital))),
            new Fact("In this run", rule.NotRun is null ? "Ran" : Figures.Capital(rule.NotRun)),
        ]),
    ]);
}
