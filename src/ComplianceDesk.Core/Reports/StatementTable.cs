namespace ComplianceDesk.Core.Reports;

/// <summary>Signed statements as reports print them: marked as not verified.</summary>
internal static class StatementTable
{
    /// <summary>The section of a report that has nothing else to say of them.</summary>
    public static Section Section(DocumentInfo info, IReadOnlyList<EvaluationStatement> statements) => new("Attestations", [Caution, Of(info, statements)]);

    /// <summary>What a statement is worth.</summary>
    public static Note Caution { get; } = new("Attested, not verified", "A statement is evidence that its signer said so on that day. Nothing in this section was verified.");

    /// <summary>The statements, one a line.</summary>
    public static Table Of(DocumentInfo info, IReadOnlyList<EvaluationStatement> statements) => new()
    {
        Caption = $"Statements on file; times in {info.Zone}",
        Columns =
        [
            new Column("Requirement", 1.1, RowHeader: true), new Column("Statement", 2.2), new Column("Signed by", 1.1), new Column("Basis", 1.3), new Column("Signed", 0.95), new Column("Valid until", 0.85), new Column("State", 0.8),
        ],
        Rows = statements.Select(s => new[]
        {
            Cell.Of(s.Citation), Cell.Of(s.Statement), Cell.Of(s.Role is null ? s.SignedBy : $"{s.SignedBy}, {s.Role}"),
            Cell.Of(string.Join("; ", new[] { s.Basis, s.Document }.OfType<string>()) is { Length: > 0 } basis ? basis : "none given"), Cell.Of(Figures.Minute(s.SignedAt)),
            Cell.Of(s.ValidUntil is { } until ? Figures.Day(until) : "no end given"), Cell.Of(s.InForce ? "In force" : "Expired or replaced"),
        }),
        WhenEmpty = "No statement is on file.",
        Counting = "statements",
        RowCount = statements.Count,
    };
}
