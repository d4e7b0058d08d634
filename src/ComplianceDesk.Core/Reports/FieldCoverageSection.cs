namespace ComplianceDesk.Core.Reports;

/// <summary>The appendix that says what of the content of an audit log the stored events carry.</summary>
internal static class FieldCoverageSection
{
    public static Section Of(IReadOnlyList<FieldCoverage> fields) => new("Field coverage against 45 CFR 170.210(e)",
    [
        new Paragraph("Which of the content that the standard names (ASTM E2147-18 sections 7.1.1, 7.1.2 and 7.1.6 to 7.1.9) the stored events of the period carry, in our own words. It says what the log held, and nothing about the certification of any product."),
        new Table
        {
            Columns = [new Column("Content", 2.6, RowHeader: true), new Column("Events with it", 1, Align.Right), new Column("Of events", 1, Align.Right), new Column("Share", 0.8, Align.Right)],
            Rows = fields.Select(f => new[] { Cell.Of(f.Field), Cell.Number(f.With), Cell.Number(f.Of), Cell.Percent(f.With, f.Of) }),
            Counting = "fields",
            RowCount = fields.Count,
        },
    ]);
}
