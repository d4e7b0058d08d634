using AngleSharp.Dom;
using Bunit;
using ComplianceDesk.Web.Components;
using Microsoft.AspNetCore.Components;

namespace ComplianceDesk.Web.Tests.Components;

/// <summary>The shared components keep what every page promises: a source for each number, headings for each column, words beside colours.</summary>
public sealed class ComponentTests : BunitContext
{
    [Fact]
    public void Shows_WhereANumberComesFrom()
    {
        var figure = Render<Figure>(p => p.Add(f => f.Label, "Rejected").Add(f => f.Value, "41").Add(f => f.Definition, "Records that could not be stored.")
            .Add(f => f.Source, "Import 5").Add(f => f.AsOf, "22 Nov 2026 14:02 UTC").Add(f => f.Href, "/imports/5"));

        Assert.Equal("/imports/5", figure.Find(".figure-value a").GetAttribute("href"));
        var about = figure.Find("[popover]");
        Assert.Contains("Records that could not be stored.", about.TextContent, StringComparison.Ordinal);
        Assert.Contains("Import 5", about.TextContent, StringComparison.Ordinal);
        Assert.Contains("22 Nov 2026 14:02 UTC", about.TextContent, StringComparison.Ordinal);
        Assert.Equal(about.Id, figure.Find("button").GetAttribute("popovertarget"));
    }

    [Fact]
    public void Says_NotMeasured_WhenANumberHasNoTime()
    {
        var figure = Render<Figure>(p => p.Add(f => f.Label, "Score").Add(f => f.Value, "–").Add(f => f.Definition, "d").Add(f => f.Source, "s"));

        Assert.Contains("not measured yet", figure.Find("[popover]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_ATableWithCaptionAndPages()
    {
        var table = Render<DeskTable<string>>(p => p.Add(t => t.Caption, "Files").Add(t => t.Rows, ["a.csv", "b.csv"])
            .Add(t => t.Head, Markup("<th scope=\"col\">File</th>")).Add(t => t.Row, row => Markup($"<td>{row}</td>"))
            .Add(t => t.NextHref, "/imports?before=7").Add(t => t.Count, "2 files"));

        Assert.Equal("Files", table.Find("caption").TextContent);
        Assert.Equal(2, table.FindAll("tbody tr").Count);
        Assert.Equal("/imports?before=7", table.Find("nav a").GetAttribute("href"));
        Assert.Equal("0", table.Find(".table-scroll").GetAttribute("tabindex"));
    }

    [Fact]
    public void Shows_TheEmptyState_InPlaceOfATableWithoutRows()
    {
        var table = Render<DeskTable<string>>(p => p.Add(t => t.Caption, "Files").Add(t => t.Rows, []).Add(t => t.Head, Markup("<th>File</th>"))
            .Add(t => t.Row, _ => Markup("<td></td>")).Add(t => t.Empty, Markup("<p>Nothing yet</p>")));

        Assert.Empty(table.FindAll("table"));
        Assert.Equal("Nothing yet", table.Find("p").TextContent);
    }

    [Theory]
    [InlineData("ascending")]
    [InlineData("descending")]
    [InlineData(null)]
    public void Says_TheOrderOfAColumn(string? direction)
    {
        var header = Render<SortHeader>(p => p.Add(h => h.Label, "Score").Add(h => h.Href, "/findings?sort=score").Add(h => h.Direction, direction));

        Assert.Equal(direction, header.Find("th").GetAttribute("aria-sort"));
        Assert.Equal("col", header.Find("th").GetAttribute("scope"));
    }

    private static RenderFragment Markup(string html) => builder => builder.AddMarkupContent(0, html);
}
