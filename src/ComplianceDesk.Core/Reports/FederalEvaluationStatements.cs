namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="FederalEvaluationReport"/> that prints what management stated and decided.</summary>
internal static class FederalEvaluationStatements
{
    public static Section Section(FederalEvaluationData data)
    {
        var decided = data.Evaluation.Lines.Where(l => l.Addressable is not null).ToList();
        return new Section("Attestations and decisions",
        [
            StatementTable.Caution,
            StatementTable.Of(data.Info, data.Evaluation.Statements),
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
            new Section("Waivers of what rests on law",
            [
                new Paragraph("Somebody answers for a while for a record check over its limit, or for a duty that is late, where the limit is law. A waiver changes no result and hides no row; it is a statement of management, not verified."),
                SiteDecisions.Waivers("Waivers in force", data.Waivers),
            ]),
        ]);
    }
}
