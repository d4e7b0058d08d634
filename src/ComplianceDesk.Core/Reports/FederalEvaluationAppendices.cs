namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="FederalEvaluationReport"/> that stands at its end, and the files that go with it.</summary>
internal static class FederalEvaluationAppendices
{
    /// <summary>Rows of a test up to which they are printed as well as attached.</summary>
    internal const int Printed = 250;

    private static readonly (string Term, string Meaning)[] Terms =
    [
        ("Addressable", "An implementation specification that is assessed and then implemented, replaced or left out with the reason in writing. Never optional."),
        ("Attested", "Stated and signed by a person; not verified."),
        ("Denominator", "What of the population a test looks at."),
        ("Exception", "Something looked at that is not as the test expects. Not a conclusion."),
        ("Law", "The threshold stands in the text."),
        ("Numerator", "What of the denominator is as the test expects."),
        ("Policy", "The threshold is a setting of the site; the text gives no number."),
        ("Population", "Everything of which a test looks at some part."),
        ("Run", "One computation of every test over what was stored at that moment."),
    ];

    public static Section Section(FederalEvaluationData data) => new("Appendices",
    [
        Exceptions(data),
        FieldCoverageSection.Of(data.Fields),
        new Section("Crosswalk",
        [
            new Paragraph("Controls of NIST SP 800-53 revision 5 after NIST SP 800-66 revision 2, and outcomes of the Cybersecurity Framework 2.0. Guidance, not requirements."),
            new Table
            {
                Columns = [new Column("Citation", 1.4, RowHeader: true), new Column("SP 800-53r5", 2), new Column("CSF 2.0", 2.6)],
                Rows = data.Evaluation.Lines.Where(Mapped).Select(l => new[] { Cell.Of(l.Requirement.Citation), Cell.Of(string.Join(", ", l.Requirement.Nist80053)), Cell.Of(string.Join(", ", l.Requirement.Csf2)) }),
                Counting = "mapped requirements",
                RowCount = data.Evaluation.Lines.Count(Mapped),
            },
        ]),
        new Section("Glossary", [new FactList([.. Terms.Select(t => new Fact(t.Term, t.Meaning))])]),
    ]);

    // A list of thousands of rows is worked with in a program, not on paper: the file is inside the document and its hash stands beside the counts.
    private static Section Exceptions(FederalEvaluationData data)
    {
        var findings = EvaluationFindingsSection.All(data.Evaluation);
        var rows = data.Evaluation.Tests.ToDictionary(t => t.Outcome.Metric.Id, t => t.Rows, StringComparer.Ordinal);
        var printed = findings.Select(f => f.Outcome.Metric.Id).Where(id => rows[id] <= Printed).ToHashSet(StringComparer.Ordinal);
        var titles = findings.ToDictionary(f => f.Outcome.Metric.Id, f => f.Outcome.Metric.Title, StringComparer.Ordinal);
        var first = Lines(findings.Select(f => f.Outcome.Metric.Id), rows);
        return new Section("Exceptions, row by row",
        [
            new Paragraph(
                $"No row is left out: every row behind every finding is in the file named below, {Figures.Count(data.ExceptionCount)} in all. The rows of every test with up to {Figures.Count(Printed)} of them are printed here as well; " +
                $"for longer lists the table says at which lines of the file they stand. One row may stand for several exceptions where the source holds sums. People appear as {data.Basis.Identities}. Times in {data.Info.Zone}."),
            new AttachmentReference("exceptions.csv"),
            new Table
            {
                Caption = "Where the rows stand",
                Columns = [new Column("Test", 2.2, RowHeader: true), new Column("Exceptions", 0.9, Align.Right), new Column("Rows", 0.7, Align.Right), new Column("Lines of exceptions.csv", 1.2), new Column("Printed here", 0.9, Align.Right)],
                Rows = findings.Select(f => f.Outcome).Select(o => new[]
                {
                    Cell.Of(o.Metric.Title), Cell.Number(o.Counted - o.Good), Cell.Number(rows[o.Metric.Id]),
                    Cell.Of(rows[o.Metric.Id] == 0 ? "none" : Range(first[o.Metric.Id], rows[o.Metric.Id])), Cell.Number(printed.Contains(o.Metric.Id) ? rows[o.Metric.Id] : 0),
                }).Append([Cell.Of("All"), Cell.Number(findings.Sum(f => f.Exceptions)), Cell.Number(data.ExceptionCount), Cell.Of(""), Cell.Number(printed.Sum(id => rows[id]))]),
            },
            new Table
            {
                Caption = $"Rows of the tests with up to {Figures.Count(Printed)}",
                Columns = [new Column("Test", 2, RowHeader: true), new Column("Feed", 0.95), new Column("Record", 1.15), new Column("Found", 1.5), new Column("Expected", 2), new Column("Noted since", 1.4)],
                Rows = data.Exceptions.Where(e => printed.Contains(e.Test)).Select(e => new[] { Cell.Of(titles[e.Test]), Cell.Of(e.Feed), Cell.Of(e.Key), Cell.Of(e.Found ?? "nothing"), Cell.Of(e.Expected), Cell.Of(Figures.Minute(e.Since)) }),
                Counting = "rows of these tests",
                RowCount = printed.Sum(id => rows[id]),
            },
        ]);
    }

    private static string Range(long first, long rows) => rows == 1 ? Figures.Count(first) : $"{Figures.Count(first)} to {Figures.Count(first + rows - 1)}";

    // The file is in the order of the tests' ids; its first line is the head.
    private static Dictionary<string, long> Lines(IEnumerable<string> tests, Dictionary<string, long> rows)
    {
        var (first, line) = (new Dictionary<string, long>(StringComparer.Ordinal), 2L);
        foreach (var id in tests.Order(StringComparer.Ordinal))
        {
            first[id] = line;
            line += rows[id];
        }

        return first;
    }

    public static IReadOnlyList<Attachment> Files(FederalEvaluationData data) =>
    [
        new("requirements.csv", "A requirement of the catalog.", EvidenceTable.Of(
            "requirements", data.Evaluation.Lines.Count, ["requirement", "citation", "title", "obligation", "result", "because", "said_since", "said_by", "statement", "addressable", "rationale", "tests"],
            data.Evaluation.Lines.Select(l => EvidenceTable.Row(
                l.Requirement.Id, l.Requirement.Citation, l.Requirement.Title, Requirements.RequirementWords.Of(l.Requirement.Obligation), l.Result.Text(), l.Because, EvidenceTable.Time(l.SaidAt), l.SaidBy,
                Requirements.StatementStates.Text(l.Statement), l.Addressable is { } state ? Requirements.AddressableStates.Text(state) : null, l.Rationale, string.Join(';', l.Requirement.Metrics))))),
        new("tests.csv", "A test of the run.", EvidenceTable.Of(
            "tests", data.Evaluation.Tests.Count, ["test", "version", "title", "population", "looked_at", "as_expected", "result", "reason"],
            data.Evaluation.Tests.Select(t => EvidenceTable.Row(
                t.Outcome.Metric.Id, EvidenceTable.Number(t.Version), t.Outcome.Metric.Title, EvidenceTable.Number(t.Outcome.Population), EvidenceTable.Number(t.Outcome.Counted), EvidenceTable.Number(t.Outcome.Good),
                FederalEvaluationResults.Of(t.Outcome).Text(), t.Outcome.Reason)))),
        new("exceptions.csv", "A row that is not as a test expects.", EvidenceTable.Of(
            "exceptions", data.ExceptionCount, ["test", "feed", "record", "found", "expected", "noted_since"],
            data.Exceptions.Select(e => EvidenceTable.Row(e.Test, e.Feed, e.Key, e.Found, e.Expected, EvidenceTable.Time(e.Since))))),
        EvaluationFollowUp.File(data.Evaluation),
        SourcesSection.Attachment(data.Basis),
    ];

    private static bool Mapped(EvaluationLine line) => line.Requirement.Nist80053.Count > 0 || line.Requirement.Csf2.Count > 0;
}
