using AngleSharp.Dom;
using Bunit;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests;
using ComplianceDesk.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

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
        var table = Render<DeskTable<string>>(p => p.Add(t => t.Caption, "Files").Add(t => t.Key, row => row).Add(t => t.Rows, ["a.csv", "b.csv"])
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
        var table = Render<DeskTable<string>>(p => p.Add(t => t.Caption, "Files").Add(t => t.Key, row => row).Add(t => t.Rows, []).Add(t => t.Head, Markup("<th>File</th>"))
            .Add(t => t.Row, _ => Markup("<td></td>")).Add(t => t.Empty, Markup("<p>Nothing yet</p>")));

        Assert.Empty(table.FindAll("table"));
        Assert.Equal("Nothing yet", table.Find("p").TextContent);
    }

    [Fact]
    public void Folds_TheRowsAfterTheFirstUntilTheyAreAskedFor()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var table = Render<DeskTable<int>>(p => p.Add(t => t.Caption, "Events").Add(t => t.Key, row => row).Add(t => t.Rows, [.. Enumerable.Range(1, 7)]).Add(t => t.AtFirst, 3)
            .Add(t => t.Head, Markup("<th scope=\"col\">Event</th>")).Add(t => t.Row, row => Markup($"<td>{row}</td>")).Add(t => t.NextHref, "/events?at=after-7"));

        // The next page comes after the seventh: it is offered once they all stand there.
        Assert.Equal(["1", "2", "3"], table.FindAll("tbody td").Select(c => c.TextContent));
        Assert.Empty(table.FindAll("nav a"));
        Assert.Equal("3 of the first 7 rows shown", table.Find(".pager span").TextContent);
        table.Find("button").Click();
        Assert.Equal(7, table.FindAll("tbody tr").Count);
        Assert.Equal("/events?at=after-7", table.Find("nav a").GetAttribute("href"));
        Assert.EndsWith("tr:nth-child(4)", Assert.Single(JSInterop.Invocations["desk.focus"]).Arguments[0]!.ToString(), StringComparison.Ordinal);

        var later = Render<DeskTable<int>>(p => p.Add(t => t.Caption, "Events").Add(t => t.Key, row => row).Add(t => t.Rows, [.. Enumerable.Range(8, 7)]).Add(t => t.AtFirst, 3)
            .Add(t => t.Head, Markup("<th scope=\"col\">Event</th>")).Add(t => t.Row, row => Markup($"<td>{row}</td>")).Add(t => t.EarlierHref, "/events?at=before-8"));
        Assert.Equal(7, later.FindAll("tbody tr").Count);
    }

    [Theory]
    [InlineData("score", "ascending", "-score")]
    [InlineData("-score", "descending", "score")]
    [InlineData("-age", null, "-score")]
    public void Says_TheOrderOfAColumnAndOffersTheOther(string order, string? direction, string next)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/findings?status=all&at=after-7&open=3&in=a&in=b&sort=" + order);
        var header = Render<SortHeader>(p => p.Add(h => h.Label, "Score").Add(h => h.Column, "score").Add(h => h.HighestFirst, true).AddCascadingValue("table-sort", order));

        Assert.Equal(direction, header.Find("th").GetAttribute("aria-sort"));
        Assert.Equal("col", header.Find("th").GetAttribute("scope"));
        Assert.Equal($"/findings?status=all&open=3&in=a&in=b&sort={next}", header.Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task Keeps_RowsAndDensityWithTheAccount()
    {
        using var hospital = await Hospital.OpenAsync();
        hospital.Add(new DeskUser { UserName = "officer" });
        await hospital.SaveAsync();
        var choices = new TableChoices(hospital.Store);
        await choices.LoadAsync("officer");
        var read = 0;
        choices.Changed += () => read++;
        var table = Render<DeskTable<string>>(p => p.Add(t => t.Caption, "Files").Add(t => t.Key, row => row).Add(t => t.Rows, ["a.csv"]).Add(t => t.Paged, true)
            .Add(t => t.Head, Markup("<th scope=\"col\">File</th>")).Add(t => t.Row, row => Markup($"<td>{row}</td>")).AddCascadingValue(choices));
        Assert.Equal("false", table.Find(".table-tools button").GetAttribute("aria-pressed"));
        await table.Find(".table-tools select").ChangeAsync(new() { Value = "100" });
        await table.Find(".table-tools button").ClickAsync(new());
        Assert.Equal(2, read);

        var later = new TableChoices(hospital.Store);
        await later.LoadAsync("officer");
        Assert.Equal(new TableTaste(100, Compact: true), later.Taste);
        await later.LoadAsync("nobody");
        Assert.Equal(new TableTaste(), later.Taste);
    }

    private static RenderFragment Markup(string html) => builder => builder.AddMarkupContent(0, html);
}
