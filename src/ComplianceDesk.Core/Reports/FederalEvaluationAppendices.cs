namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="FederalEvaluationReport"/> that stands at its end, and the files that go with it.</summary>
internal static class FederalEvaluationAppendices
{
    /// <summary>Rows of a test up to which they are printed; longer lists stand in exceptions.csv, inside the file, and in the workbook.</summary>
    private const int Printed = 250;

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
                Rows = data.Lines.Where(Mapped).Select(l => new[] { Cell.Of(l.Requirement.Citation), Cell.Of(string.Join(", ", l.Requirement.Nist80053)), Cell.Of(string.Join(", ", l.Requirement.Csf2)) }),
                Counting = "mapped requirements",
                RowCount = data.Lines.Count(Mapped),
            },
        ]),
        new Section("Glossary", [new FactList([.. Terms.Select(t => new Fact(t.Term, t.Meaning))])]),
    ]);

    private static Section Exceptions(FederalEvaluationData data)
    {
        var findings = FederalEvaluationFindings.All(data);
        var printed = findings.Where(t => t.Rows <= Printed).Select(t => t.Outcome.Metric.Id).ToHashSet(StringComparer.Ordinal);
        return new Section("Exceptions, row by row",
        [
            new Paragraph($"Every row behind every finding is in exceptions.csv ({Figures.Count(data.ExceptionCount)} rows). Printed here are the rows of every test with up to {Figures.Count(Printed)} of them; people appear as {data.Basis.Identities}. Times in {data.Info.Zone}."),
            new Table
            {
                Caption = "Where the rows stand",
                Columns = [new Column("Test", 2.4, RowHeader: true), new Column("Rows", 0.8, Align.Right), new Column("Stand in", 2)],
                Rows = findings.Select(t => new[] { Cell.Of(t.Outcome.Metric.Title), Cell.Number(t.Rows), Cell.Of(t.Rows <= Printed ? "exceptions.csv, and printed below" : "exceptions.csv") })
                    .Append([Cell.Of("All"), Cell.Number(findings.Sum(t => t.Rows)), Cell.Of("exceptions.csv")]),
            },
            new Table
            {
                Columns = [new Column("Test", 1.5, RowHeader: true), new Column("Feed", 0.9), new Column("Record", 1.3), new Column("Found", 1.6), new Column("Expected", 1.8), new Column("Noted since", 1)],
                Rows = data.Exceptions.Where(e => printed.Contains(e.Test)).Select(e => new[] { Cell.Of(e.Test), Cell.Of(e.Feed), Cell.Of(e.Key), Cell.Of(e.Found ?? "nothing"), Cell.Of(e.Expected), Cell.Of(Figures.Minute(e.Since)) }),
                Counting = "exceptions of these tests",
                RowCount = findings.Where(t => t.Rows <= Printed).Sum(t => t.Rows),
            },
        ]);
    }

    public static IReadOnlyList<Attachment> Files(FederalEvaluationData data) =>
    [
        new("requirements.csv", "A requirement of the catalogue.", EvidenceTable.Of(
            "requirements", data.Lines.Count, ["requirement", "citation", "title", "obligation", "result", "because", "said_since", "said_by", "statement", "addressable", "rationale", "tests"],
            data.Lines.Select(l => EvidenceTable.Row(
                l.Requirement.Id, l.Requirement.Citation, l.Requirement.Title, Requirements.RequirementWords.Of(l.Requirement.Obligation), l.Result.Text(), l.Because, EvidenceTable.Time(l.SaidAt), l.SaidBy,
                Requirements.StatementStates.Text(l.Statement), l.Addressable is { } state ? Requirements.AddressableStates.Text(state) : null, l.Rationale, string.Join(';', l.Requirement.Metrics))))),
        new("tests.csv", "A test of the run.", EvidenceTable.Of(
            "tests", data.Tests.Count, ["test", "version", "title", "population", "looked_at", "as_expected", "result", "reason"],
            data.Tests.Select(t => EvidenceTable.Row(
                t.Outcome.Metric.Id, EvidenceTable.Number(t.Version), t.Outcome.Metric.Title, EvidenceTable.Number(t.Outcome.Population), EvidenceTable.Number(t.Outcome.Counted), EvidenceTable.Number(t.Outcome.Good),
                FederalEvaluationResults.Of(t.Outcome).Text(), t.Outcome.Reason)))),
        new("exceptions.csv", "A row that is not as a test expects.", EvidenceTable.Of(
            "exceptions", data.ExceptionCount, ["test", "feed", "record", "found", "expected", "noted_since"],
            data.Exceptions.Select(e => EvidenceTable.Row(e.Test, e.Feed, e.Key, e.Found, e.Expected, EvidenceTable.Time(e.Since))))),
        SourcesSection.Attachment(data.Basis),
    ];

    private static bool Mapped(EvaluationLine line) => line.Requirement.Nist80053.Count > 0 || line.Requirement.Csf2.Count > 0;
}
