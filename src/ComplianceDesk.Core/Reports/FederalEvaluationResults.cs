using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="FederalEvaluationReport"/> that prints the result of every test and of every requirement.</summary>
internal static class FederalEvaluationResults
{
    public static Section Section(FederalEvaluationData data) => new("Results",
    [
        new Section("By test",
        [
            new Paragraph("Population is everything looked at; \"looked at\" (the denominator) is the part that is tested, the rest being of another kind or still within its time. Share is what is as it should be of that part. A test whose share reaches its threshold has no exception noted, even where some are not so. A test that gave no figure says why."),
            ByTest(null, data.Evaluation.Tests),
        ]),
        .. RequirementCatalog.Families.Select(f => Family(f, [.. data.Evaluation.Lines.Where(l => l.Requirement.Family == f.Id)])).OfType<Section>(),
    ]);

    /// <summary>What each test answered, one a line.</summary>
    public static Table ByTest(string? caption, IReadOnlyList<EvaluationTest> tests) => new()
    {
        Caption = caption,
        Columns =
        [
            new Column("Test", 2, RowHeader: true), new Column("Population", 0.9, Align.Right), new Column("Looked at", 0.9, Align.Right), new Column("As it should be", 0.9, Align.Right),
            new Column("Not so", 0.75, Align.Right), new Column("Share", 0.75, Align.Right), new Column("Result", 1.2),
        ],
        Rows = tests.Select(t => Measured(t.Outcome)
            ? new[]
            {
                Cell.Of(t.Outcome.Metric.Title), Cell.Number(t.Outcome.Population), Cell.Number(t.Outcome.Counted), Cell.Number(t.Outcome.Good), Cell.Number(t.Outcome.Counted - t.Outcome.Good),
                Cell.Percent(t.Outcome.Good, t.Outcome.Counted), Of(t.Outcome).Cell(),
            }
            : [Cell.Of(t.Outcome.Metric.Title), Cell.Of(t.Outcome.Reason) with { ColumnSpan = 5 }, Of(t.Outcome).Cell()]),
        WhenEmpty = "No test has run.",
        Counting = "tests",
        RowCount = tests.Count,
    };

    /// <summary>What is said of each requirement, one a line.</summary>
    public static Table ByRequirement(string caption, IReadOnlyList<EvaluationLine> lines) => new()
    {
        Caption = caption,
        Columns = [new Column("Citation", 1.4, RowHeader: true), new Column("Requirement", 1.5), new Column("Obligation", 0.95), new Column("Result", 1.05), new Column("Because", 3.1)],
        Rows = lines.Select(l => new[]
        {
            Cell.Of(l.Requirement.MarkedCitation), Cell.Of(l.Requirement.Title),
            Cell.Of(Obligation(l)), l.Result.Cell(), Cell.Of(Because(l)),
        }),
        Counting = "requirements",
        RowCount = lines.Count,
    };

    public static Section NotTested(FederalEvaluationData data)
    {
        var lines = data.Evaluation.Lines.Where(l => l.Result is TestResult.NotTested or TestResult.PartiallyTested).ToList();
        return new Section("What was not tested",
        [
            new Paragraph("What stands here was not examined, or not fully. It is no statement that all is well."),
            new Table
            {
                Columns = [new Column("Citation", 1.3, RowHeader: true), new Column("Requirement", 1.6), new Column("Result", 1), new Column("Why", 2.8)],
                Rows = lines.Select(l => new[] { Cell.Of(l.Requirement.Citation), Cell.Of(l.Requirement.Title), l.Result.Cell(), Cell.Of(l.Because) }),
                WhenEmpty = "Every requirement that applies was tested.",
                Counting = "requirements",
                RowCount = lines.Count,
            },
        ]);
    }

    /// <summary>The word for what a test answered.</summary>
    public static TestResult Of(MetricOutcome outcome) => outcome.Status switch
    {
        MetricStatus.Exception => TestResult.ExceptionNoted,
        MetricStatus.Good => outcome.Metric.Leaves is null ? TestResult.NoExceptionNoted : TestResult.PartiallyTested,
        MetricStatus.NothingCounted => TestResult.NotApplicable,
        _ => TestResult.NotTested,
    };

    private static bool Measured(MetricOutcome outcome) => outcome.Status is MetricStatus.Exception or MetricStatus.Good or MetricStatus.NothingCounted;

    private static Section? Family(RequirementFamily family, List<EvaluationLine> lines) => lines.Count == 0 ? null : new Section(family.Title, [ByRequirement($"{family.Scope}, edition read {family.Edition}", lines)]);

    private static string Obligation(EvaluationLine line) =>
        Figures.Capital(RequirementWords.Of(line.Requirement.Obligation)) + (line.Addressable is { } state ? $": {state.Text().ToLowerInvariant()}" : "");

    private static string Because(EvaluationLine line) =>
        line.Because + (SaysMore(line) ? $" {line.Statement.Text()}." : "") + (line.Rationale is { } rationale ? $" Rationale: {rationale}" : "")
        + (line.SaidAt is { } at ? $" Unchanged since {Figures.Minute(at)} ({(line.SaidBy == "desk" ? "a run of the desk" : line.SaidBy)})." : "");

    // A reason may say by itself that no statement is on file, or that it has expired.
    private static bool SaysMore(EvaluationLine line) =>
        line.Statement != StatementState.NotNeeded && !(line.Statement is StatementState.Missing or StatementState.Expired && line.Because.Contains("statement", StringComparison.Ordinal));
}
