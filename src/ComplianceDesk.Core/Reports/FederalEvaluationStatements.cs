namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="FederalEvaluationReport"/> that prints what management stated and decided.</summary>
internal static class FederalEvaluationStatements
{
    public static Section Section(FederalEvaluationData data)
    {
        var decided = data.Lines.Where(l => l.Addressable is not null).ToList();
        return new Section("Attestations and decisions",
        [
            new Note("Attested, not verified", "A statement is evidence that its signer said so on that day. Nothing in this section was verified."),
            new Table
            {
                Caption = $"Statements on file; times in {data.Info.Zone}",
                Columns =
                [
                    new Column("Requirement", 1.1, RowHeader: true), new Column("Statement", 2.2), new Column("Signed by", 1.1), new Column("Basis", 1.3), new Column("Signed", 0.95), new Column("Valid until", 0.85), new Column("State", 0.8),
                ],
                Rows = data.Statements.Select(s => new[]
                {
                    Cell.Of(s.Citation), Cell.Of(s.Statement), Cell.Of(s.Role is null ? s.SignedBy : $"{s.SignedBy}, {s.Role}"),
                    Cell.Of(string.Join(" ", new[] { s.Basis, s.Document }.OfType<string>()) is { Length: > 0 } basis ? basis : "none given"), Cell.Of(Figures.Minute(s.SignedAt)),
                    Cell.Of(s.ValidUntil is { } until ? Figures.Day(until) : "no end given"), Cell.Of(s.InForce ? "In force" : "Expired or replaced"),
                }),
                WhenEmpty = "No statement is on file.",
                Counting = "statements",
                RowCount = data.Statements.Count,
            },
            new Section("Addressable specifications",
            [
                new Paragraph("Of the four states only the last, no decision recorded, is a gap by itself (45 CFR 164.306(d)(3))."),
                new Table
                {
                    Columns = [new Column("Citation", 1.2, RowHeader: true), new Column("Specification", 1.6), new Column("Decision", 1.4), new Column("Rationale on file", 2.6)],
                    Rows = decided.Select(l => new[] { Cell.Of(l.Requirement.Citation), Cell.Of(l.Requirement.Title), Cell.Of(Requirements.AddressableStates.Text(l.Addressable!.Value)), Cell.Of(l.Rationale ?? "none") }),
                    WhenEmpty = "None applies.",
                    Counting = "specifications",
                    RowCount = decided.Count,
                },
            ]),
        ]);
    }
}
