namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="ActivityReviewReport"/> that prints every finding in full, and every decision.</summary>
internal static class ActivityReviewFindings
{
    private static readonly Mark[] Severities = [Mark.High, Mark.Medium, Mark.Low, Mark.Observation];

    public static Section Section(ActivityReviewData data)
    {
        var rules = data.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);
        Block[] first =
        [
            new Paragraph("A finding is an access, or a pattern of accesses, for which no documented relationship or reason was found, or that a rule points out. It is an exception noted: a potential non-conformity for management to evaluate. Every finding of the period is printed, the register first, then each in full."),
            Register(data, data.Findings, data.FindingCounts.Sum(c => c.Findings), "Register of findings", "findings"),
        ];
        // Each is read and made when it is written. They hold no tables: the rows are the register's.
        return new Section("Findings", first.Concat(data.Findings.Select(f => Form(f, rules).Print(Number(f.Id))))) { Rows = data.FindingCounts.Sum(c => c.Findings) };
    }

    public static Section Decisions(ActivityReviewData data) => new("Decisions",
    [
        new Paragraph("Every decision recorded about a finding of the period, oldest first. A later decision replaces an earlier one; none is removed."),
        new Table
        {
            Caption = $"Register of decisions; times in {data.Info.Zone}",
            Columns = [new Column("Finding", 0.7, RowHeader: true), new Column("Decided", 1.3), new Column("By", 1), new Column("Disposition", 1.3), new Column("Reason given", 3)],
            Rows = data.Decisions.Select(x => new[] { Cell.Of(Number(x.Finding)), Cell.Of(Figures.Minute(x.Decision.DecidedAt)), Cell.Of(x.Decision.DecidedBy), Cell.Of(x.Decision.To.Text()), Cell.Of(x.Decision.Note) }),
            WhenEmpty = "No decision has been recorded.",
            Counting = "decisions",
            RowCount = data.DecisionCount,
        },
    ]);

    public static Section FollowUp(ActivityReviewData data) => new("Follow-up of prior findings",
    [
        EvaluationFollowUp.Earlier(data.Basis),
        new Paragraph("Findings whose accesses all lie before the period, and that were open when it began or were decided in it: where each stands now."),
        Register(data, data.PriorOpen, data.PriorOpenCount, "Prior findings", "prior findings") with { WhenEmpty = "No finding was carried over into the period." },
    ]);

    /// <summary>Findings in a line each.</summary>
    public static Table Register(ActivityReviewData data, IEnumerable<ReviewFinding> findings, long count, string caption, string? counting)
    {
        var titles = data.Rules.ToDictionary(r => r.Id, r => r.Title, StringComparer.Ordinal);
        return new Table
        {
            Caption = $"{caption}; times in {data.Info.Zone}",
            Columns =
            [
                new Column("No.", 0.45, RowHeader: true), new Column("Severity", 0.9), new Column("Score", 0.6, Align.Right), new Column("Rules", 3.3), new Column("User", 0.85),
                new Column("Patient", 0.9), new Column("First access", 1.15), new Column("Accesses", 0.9, Align.Right), new Column("Disposition", 1.1),
            ],
            Rows = findings.Select(f => new[]
            {
                Cell.Of(Number(f.Id)), Cell.Of(f.Severity.ToString(), f.Severity), Cell.Number(f.Score), Cell.Of(Titles(f, titles)), Cell.Of(f.User),
                Cell.Of(f.Patient ?? "none"), Cell.Of(Figures.Minute(f.FirstAt)), Cell.Number(f.Events), Cell.Of(f.Disposition.Text()),
            }),
            WhenEmpty = "No exception noted in the data tested.",
            Counting = counting,
            RowCount = count,
        };
    }

    /// <summary>Exceptions by severity.</summary>
    public static BarChart SeverityChart(ActivityReviewData data)
    {
        var bars = Severities.Select(s => new Bar(s.ToString(), data.FindingCounts.Where(c => c.Severity == s && c.Disposition.IsException()).Sum(c => c.Findings), s)).ToArray();
        return new BarChart
        {
            Title = "Exceptions by severity",
            Alt = string.Join(", ", bars.Select(b => $"{b.Label} {Figures.Count(b.Value)}")) + ". Exceptions are findings that await a decision or were confirmed.",
            Unit = "findings",
            Category = "Severity",
            Bars = bars,
        };
    }

    /// <summary>A finding of the rules in the form of a finding.</summary>
    public static FindingForm Form(ReviewFinding finding, IReadOnlyDictionary<string, RuleTest> rules)
    {
        var known = finding.Rules.Where(rules.ContainsKey).Select(id => rules[id]).ToList();
        return new FindingForm
        {
            Title = known.Count == 0 ? string.Join("; ", finding.Rules) : known[0].Title,
            Severity = finding.Severity,
            SeverityNote = $"; score {Figures.Count(finding.Score)} of 100",
            About =
            [
                new("User and patient", $"User {finding.User}; {(finding.Patient is null ? "no single patient" : $"patient {finding.Patient}")}"),
                new("Accesses", $"{Figures.Count(finding.Events)} in all, from {Figures.Moment(finding.FirstAt)} to {Figures.Moment(finding.LastAt)}; detected {Figures.Moment(finding.DetectedAt)}"),
            ],
            Criteria = known.Count == 0 ? string.Join("; ", finding.Rules) : string.Join("\n", known.Select(r => $"{r.Title} (version {Figures.Count(r.Version)}): {r.Citation}")),
            Condition = string.Join("\n", finding.Evidence.Select(e => $"{e.Sentence}{(e.Weight > 0 ? $" (+{Figures.Count(e.Weight)})" : "")}")),
            Cause = Cause(finding, known),
            Effect = Effect(finding),
            Recommendation = Recommendation(finding),
            Response = finding.Decisions.Count == 0 ? "None recorded." : string.Join("\n", finding.Decisions.Select(d => $"{Figures.Moment(d.DecidedAt)}, {d.DecidedBy}: {d.To.Text()}. {d.Note}")),
            Owner = finding.Reviewer is { } reviewer ? $"{reviewer}, as reviewer" : "None named.",
            Status = finding.Disposition.Text(),
            Further = finding.WithdrawnBecause is { } because ? [new Fact("Withdrawn", because)] : [],
        };
    }

    private static string Cause(ReviewFinding finding, List<RuleTest> rules)
    {
        if (!finding.Disposition.IsOpen())
        {
            return finding.Disposition == Disposition.Withdrawn ? "No longer stands: see below." : "As the reviewer recorded: see the response.";
        }

        var causes = rules.SelectMany(r => r.InnocentCauses).Distinct(StringComparer.Ordinal).Select(c => c.TrimEnd('.')).ToList();
        return "Not established." + (causes.Count == 0 ? "" : $" Ordinary causes to rule out: {string.Join("; ", causes)}.");
    }

    private static string Effect(ReviewFinding finding) => finding.Disposition switch
    {
        Disposition.Pending or Disposition.UnderReview => "Open. If no permitted purpose is found, an incident for risk assessment under 45 CFR 164.402.",
        Disposition.Confirmed => "Incident for risk assessment under 45 CFR 164.402.",
        _ => "None noted.",
    };

    private static string Recommendation(ReviewFinding finding) => finding.Disposition switch
    {
        Disposition.Pending => "Assign a reviewer, ask the user's manager for the work-related reason, and record the decision.",
        Disposition.UnderReview => "Complete the review and record the decision with its reason.",
        Disposition.Confirmed => "Assess the risk (45 CFR 164.402), apply the sanction policy (45 CFR 164.308(a)(1)(ii)(C)), and record both.",
        Disposition.FalsePositive => "Correct the feed or the threshold that led to it.",
        _ => "None.",
    };

    private static string Titles(ReviewFinding finding, Dictionary<string, string> titles) =>
        string.Join("; ", finding.Rules.Select(id => titles.GetValueOrDefault(id, id)));

    /// <summary>Its number on the desk.</summary>
    public static string Number(int finding) => finding.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
