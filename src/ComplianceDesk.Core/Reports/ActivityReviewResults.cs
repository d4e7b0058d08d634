namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="ActivityReviewReport"/> that gives every test its result, with numerators and denominators.</summary>
internal sealed class ActivityReviewResults(ActivityReviewData data)
{
    /// <summary>Tests that did not run, and why.</summary>
    public IEnumerable<(string Name, string Why)> NotRun =>
        data.Rules.Where(r => Of(r) == TestResult.NotTested).Select(r => (r.Title, Figures.Capital(r.NotRun ?? "nothing has been judged")))
            .Concat(data.Measures.Where(m => m.NotTested is not null).Select(m => (m.Name, Figures.Capital(m.NotTested!))));

    private IEnumerable<TestResult> All => data.Rules.Select(Of).Concat(data.Measures.Select(Of));

    /// <summary>How many tests had which result.</summary>
    public Table ByVocabulary()
    {
        var results = All.ToList();
        return new Table
        {
            Caption = "Tests by result",
            Columns = [new Column("Result", 2.4, RowHeader: true), new Column("Tests", 1, Align.Right), new Column("Of all tests", 1, Align.Right)],
            Rows = TestResults.All.Select(r => new[] { r.Cell(), Cell.Number(results.Count(x => x == r)), Cell.Percent(results.Count(x => x == r), results.Count) }),
        };
    }

    public Section Section() => new("Results",
    [
        new Section("Accesses with a documented reason", [Explained(), ByExplanation()]),
        new Section("Rules", [ByRule()]),
        new Section("Findings by severity and disposition", [BySeverity()]),
        new Section("Security measures",
        [
            new Paragraph("Measured items only. A measure with nothing to measure is shown as not applicable, one without its feed as not tested; neither counts for or against."),
            Measures(),
        ]),
    ]);

    private Table Explained()
    {
        return new Table
        {
            Caption = "Share explained, first and repeated sessions apart",
            Columns =
            [
                new Column("Sessions", 1.9, RowHeader: true), new Column("Number", 0.9, Align.Right), new Column("With a reason", 0.9, Align.Right), new Column("Share", 0.8, Align.Right),
                new Column("Accesses", 0.9, Align.Right), new Column("With a reason", 0.9, Align.Right), new Column("Share", 0.8, Align.Right),
            ],
            Rows =
            [
                Row("First (user had never opened the patient)", data.Accesses.First),
                Row("Repeated", data.Accesses.Repeat),
                Row("All", data.Accesses.All),
            ],
        };

        static Cell[] Row(string name, SessionFigures f) =>
        [
            Cell.Of(name), Cell.Number(f.Sessions), Cell.Number(f.SessionsExplained), Cell.Percent(f.SessionsExplained, f.Sessions),
            Cell.Number(f.Accesses), Cell.Number(f.AccessesExplained), Cell.Percent(f.AccessesExplained, f.Accesses),
        ];
    }

    private Table ByExplanation()
    {
        var all = data.Accesses.All;
        return new Table
        {
            Caption = "By reason; when several hold, the first of this list is counted",
            Columns = [new Column("Reason", 2.6, RowHeader: true), new Column("Sessions", 0.9, Align.Right), new Column("Share", 0.8, Align.Right), new Column("Accesses", 0.9, Align.Right), new Column("Share", 0.8, Align.Right)],
            Rows = data.Explanations.Select(e => Row(e.Title, e.Sessions, e.Accesses))
                .Append(Row("None documented", all.Sessions - all.SessionsExplained, all.Accesses - all.AccessesExplained))
                .Append(Row("All", all.Sessions, all.Accesses)),
        };

        Cell[] Row(string name, long sessions, long accesses) =>
            [Cell.Of(name), Cell.Number(sessions), Cell.Percent(sessions, all.Sessions), Cell.Number(accesses), Cell.Percent(accesses, all.Accesses)];
    }

    private Table ByRule() => new()
    {
        Caption = "Findings of the period that each rule gave weight to; a finding may count for several rules",
        Columns =
        [
            new Column("Rule", 2, RowHeader: true), new Column("Result", 1.35), new Column("High", 0.6, Align.Right), new Column("Medium", 0.7, Align.Right), new Column("Low", 0.6, Align.Right),
            new Column("Observation", 0.95, Align.Right), new Column("All", 0.6, Align.Right), new Column("Open", 0.6, Align.Right), new Column("Confirmed", 0.85, Align.Right),
        ],
        Rows = data.Rules.Select(rule =>
        {
            var findings = data.FindingCounts.Where(c => c.Disposition != Disposition.Withdrawn && c.Rules.Contains(rule.Id)).ToList();
            return new[]
            {
                Cell.Of($"{rule.Title} (version {Figures.Count(rule.Version)})"), Of(rule).Cell(),
                Severity(findings, Mark.High), Severity(findings, Mark.Medium), Severity(findings, Mark.Low), Severity(findings, Mark.Observation),
                Number(findings), Number(findings.Where(c => c.Disposition.IsOpen())), Number(findings.Where(c => c.Disposition == Disposition.Confirmed)),
            };
        }),
        Counting = "rules",
        RowCount = data.Rules.Count,
    };

    private Table BySeverity() => new()
    {
        Columns =
        [
            new Column("Disposition", 2, RowHeader: true), new Column("High", 0.7, Align.Right), new Column("Medium", 0.7, Align.Right), new Column("Low", 0.7, Align.Right),
            new Column("Observation", 0.9, Align.Right), new Column("All", 0.7, Align.Right), new Column("Share", 0.7, Align.Right),
        ],
        Rows = Dispositions.All.Select(d => Row(d.Text(), [.. data.FindingCounts.Where(c => c.Disposition == d)])).Append(Row("All", data.FindingCounts)),
    };

    private Cell[] Row(string name, IReadOnlyCollection<FindingCount> findings) =>
    [
        Cell.Of(name), Severity(findings, Mark.High), Severity(findings, Mark.Medium), Severity(findings, Mark.Low), Severity(findings, Mark.Observation),
        Number(findings), Cell.Percent(findings.Sum(c => c.Findings), data.FindingCounts.Sum(c => c.Findings)),
    ];

    private static Cell Severity(IEnumerable<FindingCount> findings, Mark severity) => Number(findings.Where(c => c.Severity == severity));

    private static Cell Number(IEnumerable<FindingCount> findings) => Cell.Number(findings.Sum(c => c.Findings));

    private Table Measures() => new()
    {
        Columns =
        [
            new Column("Measure", 2.6, RowHeader: true), new Column("Bears on", 1.4), new Column("As it should be", 0.9, Align.Right), new Column("Of", 0.8, Align.Right),
            new Column("Share", 0.75, Align.Right), new Column("Result", 1.4),
        ],
        Rows = data.Measures.Select(m => new[]
        {
            Cell.Of(m.Name), Cell.Of(m.Citation),
            m.NotTested is null ? Cell.Number(m.Numerator) : Cell.Of(""), m.NotTested is null ? Cell.Number(m.Denominator) : Cell.Of(""),
            m.NotTested is null ? Cell.Percent(m.Numerator, m.Denominator) : Cell.Of(""), Of(m).Cell(),
        }),
        Counting = "measures",
        RowCount = data.Measures.Count,
    };

    private TestResult Of(RuleTest rule)
    {
        if (data.Run is null || rule.NotRun is not null)
        {
            return TestResult.NotTested;
        }

        if (data.FindingCounts.Any(c => c.Disposition.IsException() && c.Rules.Contains(rule.Id)))
        {
            return TestResult.ExceptionNoted;
        }

        return data.Basis.StaleSince is not null || data.Days.Any(d => d.Events == 0) ? TestResult.PartiallyTested : TestResult.NoExceptionNoted;
    }

    private static TestResult Of(SecurityMeasure measure) => measure switch
    {
        { NotTested: not null } => TestResult.NotTested,
        { Denominator: 0 } => TestResult.NotApplicable,
        _ => measure.Numerator == measure.Denominator ? TestResult.NoExceptionNoted : TestResult.ExceptionNoted,
    };
}
