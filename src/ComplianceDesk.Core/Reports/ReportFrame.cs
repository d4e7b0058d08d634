using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>
/// The parts that every report of more than a page has, in their order: summary, scope and criteria, sources, method, results, findings, prior
/// findings, attestations, limits, sign-off, appendices. A report gives what is its own; the rest comes from its basis.
/// </summary>
internal sealed record ReportFrame(ReportBasis Basis)
{
    /// <summary>The summary.</summary>
    public required Section Summary { get; init; }

    /// <summary>What the report covers, and what it is held against beside the provisions.</summary>
    public required IReadOnlyList<Block> Scope { get; init; }

    /// <summary>What is left out, beside State law and proposed rules, and why.</summary>
    public required string LeftOut { get; init; }

    /// <summary>How the report's own figures come about.</summary>
    public required IReadOnlyList<Block> Method { get; init; }

    /// <summary>What was found.</summary>
    public required IReadOnlyList<Section> Results { get; init; }

    /// <summary>The report's own findings.</summary>
    public IReadOnlyList<Block> Findings { get; init; } = [];

    /// <summary>What the report itself carries over from before its period.</summary>
    public IReadOnlyList<Block> Prior { get; init; } = [];

    /// <summary>What the figures do not say.</summary>
    public required IReadOnlyList<Paragraph> Limits { get; init; }

    /// <summary>What stands behind the sign-off.</summary>
    public IReadOnlyList<Section> Appendices { get; init; } = [];

    /// <summary>True for a document handed to a patient: findings about the organization as a whole do not stand in it.</summary>
    public bool ForThePatient { get; init; }

    /// <summary>True when figures of the report come from the access log: how much of the period the log covers is then said.</summary>
    public bool RestsOnLog { get; init; }

    private Evaluation Evaluation => Basis.Evaluation;

    /// <summary>The report's sections.</summary>
    public IReadOnlyList<Section> Sections =>
    [
        Summary,
        ScopeAndCriteria(),
        ForThePatient ? SourcesSection.Short(Basis, RestsOnLog) : SourcesSection.Of(Basis, RestsOnLog),
        new Section("Method", [.. Method, MethodFacts.Of(Basis)]),
        .. Results,
        .. ForThePatient ? Array.Empty<Section>() : [ByRequirement()],
        OfFindings(),
        FollowUp(),
        .. ForThePatient && Evaluation.Statements.Count == 0 ? Array.Empty<Section>() : [StatementTable.Section(Basis.Info, Evaluation.Statements)],
        new Section("Limits", [new BulletList([.. Limits, .. Common])]),
        SignOffSection.Of(Basis),
        .. Appendices,
    ];

    // Every report has these limits.
    private Paragraph[] Common =>
    [
        new("The report says what was noted in the data tested. It states no legal conclusion."),
        new($"Times are those of the source systems, shown in {Basis.Info.Zone}. Clocks that differ between systems were not corrected."),
        new("The same data set, runs and program version give the same figures."),
    ];

    private Section ScopeAndCriteria() => new("Scope and criteria",
    [
        .. Scope,
        new Table
        {
            Caption = "Provisions the report bears on, in our own words",
            Columns = [new Column("Citation", 1.2, RowHeader: true), new Column("What it asks for", 3), new Column("Obligation", 0.9), new Column("Edition read", 0.7), new Column("Applies to this site", 1.3)],
            Rows = Evaluation.Lines.Select(l => new[]
            {
                Cell.Of(l.Requirement.MarkedCitation), Cell.Of(l.Requirement.Summary), Cell.Of(Figures.Capital(RequirementWords.Of(l.Requirement.Obligation))),
                Cell.Of(RequirementCatalog.Families.Single(f => f.Id == l.Requirement.Family).Edition), Cell.Of(Applies(l)),
            }),
            Counting = "provisions",
            RowCount = Evaluation.Lines.Count,
        },
        new Paragraph($"What the site says of itself: {(Evaluation.Site.Any(s => s.On) ? string.Join(", ", Evaluation.Site.Where(s => s.On).Select(s => s.Title)) : "nothing")}. Left out: State law, which is often stricter; proposed rules, which bind nobody; {LeftOut}"),
    ]);

    private static string Applies(EvaluationLine line) =>
        line.HasNoCase ? $"Yes. {line.Because}" : line.Result == TestResult.NotApplicable ? $"Not applicable: {line.Because}" : "Yes";

    private Section ByRequirement() => new("Results by requirement",
    [
        new Paragraph(Evaluation.MeasuredAt is { } at
            ? $"What requirement run {Figures.Count(Evaluation.MeasuredRun!.Value)}, ended {Figures.Moment(at)}, and statements on file say of these provisions for the whole site. Measured and attested items are never joined; what is not tested counts for nothing. The rows behind each test go with the federal requirements evaluation. " +
              $"A test counts a population of its own, printed beside it, and reads time limits at the moment of that run. Where another figure of this report bears on the same provision, it has its own definition and its own moment, and the two may differ by that."
            : "Nothing had been measured. That is no statement that all is well."),
        FederalEvaluationResults.ByRequirement("By requirement", Evaluation.Lines),
        FederalEvaluationResults.ByTest("By test: looked at is the denominator, as it should be the numerator", Evaluation.Tests),
    ]);

    private Section OfFindings() => new("Findings",
    [
        new Paragraph("An exception is a potential non-conformity for management to evaluate. Cause, response, owner and due date are management's; where nothing was recorded, it says so."),
        .. Findings.Count == 0 ? [new Paragraph("Of this report's own: no exception noted in the data tested.")] : Findings,
        .. ForThePatient ? Array.Empty<Block>() : [new Section("Tests outside their threshold", [EvaluationFindingsSection.Register(Basis, EvaluationFindingsSection.All(Evaluation), "Tests of the provisions above with an exception noted, for the whole site", "tests", "E")]), .. EvaluationFindingsSection.Print(Basis, "E")],
    ]);

    private Section FollowUp() => new("Follow-up of prior findings",
    [
        EvaluationFollowUp.Earlier(Basis),
        .. Prior,
        .. ForThePatient ? Array.Empty<Block>() : EvaluationFollowUp.Blocks(Basis),
    ]);
}
