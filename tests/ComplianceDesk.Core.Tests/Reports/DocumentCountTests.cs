using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class DocumentCountTests
{
    [Fact]
    public void Counts_SectionsAndRows_AndChangesNothing()
    {
        var document = Sample();
        var seen = new List<DocumentProgress>();
        var counted = DocumentCount.Over(document, seen.Add);

        Assert.Equal(DocumentText.Of(document), DocumentText.Of(counted));
        Assert.Equal(2, seen.Max(p => p.Section));
        Assert.All(seen, p => Assert.Equal(2, p.Sections));
        Assert.Equal(seen.Max(p => p.Rows), seen[^1].Rows);
        Assert.Equal(7, counted.Attachments[0].Table.ReadRows().Count() + counted.Sections.SelectMany(s => s.Blocks).Sum(Rows));
    }

    [Fact]
    public void Stops_AtTheNextRow()
    {
        using var cancel = new CancellationTokenSource();
        var counted = DocumentCount.Over(Sample(), p => { if (p.Rows == 2) cancel.Cancel(); }, cancel.Token);
        var read = 0;
        Assert.Throws<OperationCanceledException>(() => { foreach (var _ in counted.Attachments[0].Table.ReadRows()) read++; });
        Assert.Equal(2, read);
    }

    [Fact]
    public void Knows_ThePercentage_WhenEveryTableKnowsItsRows()
    {
        var seen = new List<DocumentProgress>();
        Read(DocumentCount.Over(Sample(), seen.Add));

        Assert.All(seen, p => Assert.Equal(7, p.Total));
        Assert.Equal([0, 14, 28, 42, 57, 71, 85, 100], seen.Select(p => p.Percent!.Value).Distinct());
    }

    [Fact]
    public void Says_NoPercentage_WhenATableCannotTell_AndReadsNothingToFindOut()
    {
        var read = 0;
        var lazy = new Table { Columns = [new Column("A")], Rows = Enumerable.Range(0, 3).Where(_ => ++read > 0).Select(i => new[] { Cell.Number(i) }) };
        var seen = new List<DocumentProgress>();
        var counted = DocumentCount.Over(Sample() with { Sections = [new Section("One", [lazy])] }, seen.Add);

        Assert.Equal(0, read);
        Read(counted);
        Assert.All(seen, p => Assert.Null(p.Percent));
        Assert.Equal(3 + 4, seen[^1].Rows);
    }

    private static void Read(Document document) => _ = document.Sections.SelectMany(s => s.Blocks).Sum(Rows) + document.Attachments.Sum(a => a.Table.ReadRows().Count());

    private static int Rows(Block block) => block switch { Table t => t.ReadRows().Count(), Section s => s.Blocks.Sum(Rows), _ => 0 };

    private static Document Sample() => new()
    {
        Info = ReportBasisSample.With("X-1", new ActivityReviewReport().Info, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31)).Info,
        Sections = [new Section("One", [new Paragraph("Text"), Table(2)]), new Section("Two", [new Section("Inner", [Table(1)])])],
        Attachments = [new Attachment("a.csv", "Rows", Table(4))],
    };

    private static Table Table(int rows) => new() { Columns = [new Column("A")], Rows = Enumerable.Range(0, rows).Select(i => new[] { Cell.Number(i) }), RowCount = rows };
}
