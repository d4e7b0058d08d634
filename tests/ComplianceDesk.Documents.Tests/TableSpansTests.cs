using System.Text.RegularExpressions;
using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>Cells that reach over others, on paper and in the tags.</summary>
public sealed class TableSpansTests
{
    private static readonly Column[] Columns = [new Column("Department", 1, RowHeader: true), new Column("Finding", 2), new Column("High", 1, Align.Right), new Column("Low", 1, Align.Right)];

    [Fact]
    public void Places_CellsAfterThoseThatReachOverThem()
    {
        var table = new Table
        {
            Columns = Columns,
            Rows = [[Cell.Of("A") with { RowSpan = 2 }, Cell.Of("b"), Cell.Number(1), Cell.Number(2)], [Cell.Of("c") with { ColumnSpan = 2 }, Cell.Number(3)], [Cell.Of("D"), Cell.Of("e"), Cell.Number(4), Cell.Number(5)]],
        };

        var rows = table.ReadRows().Select(r => string.Join('|', r.Select(c => ReferenceEquals(c, Cell.Covered) ? "*" : c.Text)));

        Assert.Equal(["A|b|1|2", "*|c|*|3", "D|e|4|5"], rows);
    }

    [Fact]
    public void Refuses_CellsThatDoNotFillTheTable()
    {
        Assert.Throws<InvalidDataException>(() => Read([Cell.Of("A") with { ColumnSpan = 4 }, Cell.Of("b")]));
        Assert.Throws<InvalidDataException>(() => Read([Cell.Of("A") with { ColumnSpan = 5 }]));
        Assert.Throws<InvalidDataException>(() => Read([Cell.Of("A") with { ColumnSpan = 4, RowSpan = 2 }]));
        Assert.Throws<InvalidDataException>(() => new Table { Columns = Columns, Groups = [new ColumnGroup("G", 3)], Rows = [] }.ReadRows().Count());

        static int Read(params Cell[] row) => new Table { Columns = Columns, Rows = [row] }.ReadRows().Count();
    }

    [Fact]
    public void Tags_SpansAndGroups()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(Grouped(3)));

        Assert.Equal(3, Regex.Count(Structure(pdf), "RowSpan\\W+2")); // two heads alone under no group, one department of two rows
        Assert.Equal(1, Regex.Count(Structure(pdf), "ColSpan\\W+2"));
        Assert.Equal(1, Regex.Count(Structure(pdf), "ColSpan\\W+3"));
    }

    [Fact]
    public void Writes_EveryWord_WhenReachingCellsGoOnAcrossPages()
    {
        var long_ = string.Join(' ', Enumerable.Range(1, 900).Select(i => $"reach{i:0000}"));
        var rows = Enumerable.Range(1, 70).Select(i => (IReadOnlyList<Cell>)(i == 1
            ? [Cell.Of(long_) with { RowSpan = 70 }, Cell.Of($"own{i:000}"), Cell.Number(i), Cell.Number(i)]
            : [Cell.Of($"own{i:000}"), Cell.Number(i), Cell.Number(i)]));

        using var pdf = RenderedPdf.Of(Sample.Of(new Table { Columns = Columns, Rows = rows, Groups = [new ColumnGroup("", 2), new ColumnGroup("Severity", 2)] }));

        Assert.Equal(Enumerable.Range(1, 900).Select(i => $"reach{i:0000}"), Regex.Matches(pdf.Text, "reach[0-9]{4}").Select(m => m.Value).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, 70).Select(i => $"own{i:000}"), Regex.Matches(pdf.Text, "own[0-9]{3}").Select(m => m.Value));
        Assert.All(pdf.Pages.SelectMany(p => p.Letters), l => Assert.InRange(l.Location.Y, 20, 792));
        Assert.All(pdf.Pages.Skip(3), p => Assert.Contains("Severity", RenderedPdf.ArtifactsOf(p), StringComparison.Ordinal));
    }

    [Fact]
    public void Keeps_RowsTogetherThatACellReachesOver()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(Grouped(60)));

        foreach (var page in pdf.Pages)
        {
            var text = RenderedPdf.AllOf(page);
            Assert.Equal(Regex.Count(text, "first-"), Regex.Count(text, "second-"));
        }
    }

    private static Table Grouped(int departments) => new()
    {
        Columns = Columns,
        Groups = [new ColumnGroup("", 2), new ColumnGroup("Severity", 2)],
        Rows = Enumerable.Range(1, departments).SelectMany(i => i == 2
            ? (IReadOnlyList<Cell>[])[[Cell.Of($"Department {i}"), Cell.Of("Not tested: no data") with { ColumnSpan = 3 }]]
            : i == 3 && departments == 3
            ? [[Cell.Of($"Department {i}"), Cell.Of("one row"), Cell.Number(i), Cell.Number(i)]]
            : [[Cell.Of($"Department {i}") with { RowSpan = 2 }, Cell.Of($"first-{i}"), Cell.Number(i), Cell.Number(0)], [Cell.Of($"second-{i}"), Cell.Number(i), Cell.Number(0)]]),
    };

    private static string Structure(RenderedPdf pdf) => string.Join('\n', Tree.Of(pdf.Pdf).Elements().Select(e => e.ToString()));
}
