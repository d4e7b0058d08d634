using Bunit;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.Quality;
using ComplianceDesk.Web.Features.Quality.Goals;
using ComplianceDesk.Web.Features.Quality.Measures;
using ComplianceDesk.Web.Features.Quality.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>Measures and the work list, as each role meets them.</summary>
public sealed class MeasurePagesTests
{
    private static async Task<ReviewContext> OpenAsync(string role = Roles.HimDirector)
    {
        var context = await ReviewContext.OpenAsync(role);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        context.Hospital.Add(new EncounterRow { EncounterId = "E77", PatientId = context.Patient, Class = "inpatient", AttendingUserId = context.User, StartedAt = now.AddDays(-60), EndedAt = now.AddDays(-55), FacilityId = "H1" });
        context.Hospital.Add(new DocumentRow { DocumentId = "D1", PatientId = context.Patient, EncounterId = "E77", Type = "h-and-p", AuthorUserId = context.User, CreatedAt = now.AddDays(-60), SignedAt = now.AddDays(-60) });
        await context.Hospital.SaveAsync();
        context.Services.AddSingleton<MeasureListQuery>().AddSingleton<MeasurePartsQuery>().AddSingleton<WorkItemsQuery>().AddSingleton<WorkItemChoicesQuery>().AddSingleton<Waivers>().AddSingleton<WaiversQuery>().AddSingleton<FeedHealthQuery>()
            .AddTransient<MeasuresPageModel>().AddTransient<MeasurePageModel>().AddTransient<WorkPageModel>().AddSingleton<MeasureRecordsQuery>().AddTransient<MeasureRecordsPageModel>();
        await new QualityRunner(context.Hospital.Store, TimeProvider.System).RunAsync(null, Xunit.TestContext.Current.CancellationToken);
        return context;
    }

    private static void Go(ReviewContext context, string address) => context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    [Fact]
    public async Task Shows_EveryMeasureWithNumeratorDenominatorOrReason()
    {
        await using var context = await OpenAsync(Roles.Auditor);
        var page = context.Render<MeasuresPage>();
        Assert.Equal(Core.Quality.Measures.MeasureCatalog.All.Count, page.FindAll("tbody tr").Count);
        Assert.Contains("0 of 1", page.FindAll("tbody td").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("The requests feed has not been imported.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Samuel", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Greys_WhatRestsOnALateFeed_WithTextAndSign()
    {
        await using var context = await OpenAsync();
        for (var day = 0; day < 4; day++)
        {
            context.Hospital.Add(new ImportRow { FileName = $"documents-{day}.csv", Sha256 = new string((char)('a' + day), 64), Feed = "documents", Zone = "UTC", Status = ImportStatus.Finished, ReceivedAt = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(day - 20) });
        }

        await context.Hospital.SaveAsync();
        var page = context.Render<MeasuresPage>();
        var stale = page.FindAll("tr.stale");
        Assert.Equal(Core.Quality.Measures.MeasureCatalog.All.Count(m => m.Info.Feeds.Contains("documents")), stale.Count);
        Assert.All(stale, row => Assert.Contains("rests on a late feed: documents", row.TextContent, StringComparison.Ordinal));
        Assert.All(stale, row => Assert.NotNull(row.QuerySelector("a.late-feed svg")));
    }

    [Fact]
    public async Task Prints_DefinitionSourceAndParts()
    {
        await using var context = await OpenAsync();
        var page = context.Render<MeasurePage>(p => p.Add(m => m.Id, "chart-completion"));
        Assert.Contains("42 CFR 482.24(c)(4)(viii)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("By provider (attending)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ann Ward (u1042)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("no answer of such a measure", context.Render<MeasurePage>(p => p.Add(m => m.Id, "none")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_TheFilterOfTheAddressAndMasksThePatient()
    {
        await using var context = await OpenAsync();
        Go(context, "/quality/work?state=late&measure=chart-completion");
        var page = context.Render<WorkPage>();
        Assert.Equal("S••• J••• •••417", page.Find("tbody td.mono").TextContent);
        Assert.DoesNotContain("Samuel", page.Markup, StringComparison.Ordinal);
        Go(context, "/quality/work?state=done");
        page.WaitForAssertion(() => Assert.Contains("Nothing here", page.Markup, StringComparison.Ordinal));
        page.Find("#w-state").Change("late");
        Assert.EndsWith("/quality/work?state=late", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waives_WithAReasonAndShowsIt()
    {
        await using var context = await OpenAsync();
        var id = (await context.Services.GetRequiredService<WorkItemsQuery>().RunAsync(new WorkItemFilter(Measure: "chart-completion"), cancellationToken: Xunit.TestContext.Current.CancellationToken)).Items[0].Id;
        Go(context, $"/quality/work?item={id}");
        var page = context.Render<WorkPage>();
        page.WaitForElement("#waiver-reason").Change("short");
        Assert.Equal("Ann Ward", page.Find("#waiver-owner").GetAttribute("value"));
        page.Find("#waiver-until").Change(TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        page.FindAll("form")[^1].Submit();
        page.WaitForAssertion(() => Assert.Contains("Write 10 to", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.Find("#waiver-reason").Change("The author is on leave until then");
        page.FindAll("form")[^1].Submit();
        page.WaitForAssertion(() => Assert.Contains("Ann Ward answers, approved by officer", page.Markup, StringComparison.Ordinal));
        Assert.Contains("End the waiver", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.HimDirector, true)]
    [InlineData(Roles.Auditor, false)]
    [InlineData(Roles.ComplianceOfficer, false)]
    public async Task Offers_TheWaiverToTheDirectorAlone(string role, bool offered)
    {
        await using var context = await OpenAsync(role);
        Go(context, "/quality/work?item=1");
        Assert.Equal(offered, context.Render<WorkPage>().FindAll("#waiver-reason").Count > 0);
    }

    [Theory]
    [InlineData("?state=late&measure=verbal-order&owner=u%201&department=5W&facility=H1&sort=-owner&at=after-7&item=9")]
    [InlineData("")]
    public void Converts_ToTheAddressAndBack(string query) => Assert.Equal("/quality/work" + query, WorkAddress.Parse(query).Href);

    [Fact]
    public void Ignores_WhatItDoesNotKnow() => Assert.Equal("/quality/work", WorkAddress.Parse("?state=lost&after=x").Href);

    [Fact]
    public async Task Shows_GoalsWithWhatIsMissing_AndAsManyItemsOfAnOwnerAsTheWorkListHas()
    {
        await using var context = await OpenAsync();
        context.Services.AddSingleton<ScoreQuery>().AddSingleton<WorkByOwnerQuery>().AddTransient<GoalsPageModel>();
        var page = context.Render<GoalsPage>();
        var completion = page.FindAll("tbody tr").Single(row => row.QuerySelector("th a")?.TextContent == "Charts completed in time");
        Assert.Equal(["0 %", "–", "100.0"], new[] { 0, 1, 3 }.Select(i => completion.QuerySelectorAll("td")[i].TextContent.Trim()));
        Assert.Contains("Off target", completion.TextContent, StringComparison.Ordinal);
        var items = context.Services.GetRequiredService<WorkItemsQuery>();
        foreach (var link in page.FindAll("tbody td a[href^='/quality/work']"))
        {
            var filter = WorkAddress.Parse(new Uri(new Uri("http://desk"), link.GetAttribute("href")!).Query).Filter;
            Assert.Equal(int.Parse(link.TextContent.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), (await items.RunAsync(filter, cancellationToken: Xunit.TestContext.Current.CancellationToken)).Total);
        }

        Assert.Contains("Ann Ward (u1042)", page.Markup, StringComparison.Ordinal);
        Assert.Equal(12, page.FindAll("table")[0].QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Opens_TheRecordsBehindEveryNumber_PatientsMasked()
    {
        await using var context = await OpenAsync(Roles.Auditor);
        context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = context.Render<MeasurePage>(p => p.Add(m => m.Id, "chart-completion"));
        Assert.Contains("href=\"/quality/checks/TML-06\"", page.Markup, StringComparison.Ordinal);
        foreach (var label in new[] { "1 waiting 30 days and more", "Denominator 1, Charts completed in time", "Denominator 1, H1", "1 waiting, Ann Ward (u1042)" })
        {
            var address = Assert.Single(page.FindAll($"a[aria-label='{label}']")).GetAttribute("href")!;
            Go(context, address);
            var rows = context.Render<MeasureRecordsPage>(p => p.Add(m => m.Id, "chart-completion"));
            rows.WaitForAssertion(() => Assert.Contains("E77", Assert.Single(rows.FindAll("tbody tr")).TextContent, StringComparison.Ordinal));
            Assert.Contains("S••• J••• •••417", rows.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("MRN0012417", rows.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("Samuel", rows.Markup, StringComparison.Ordinal);
            Assert.Equal(address, MeasureRecordsAddress.Parse("chart-completion", new Uri(new Uri("http://desk"), address).Query).Href);
        }

        Go(context, "/quality/measures/chart-completion/records?numerator=yes");
        var none = context.Render<MeasureRecordsPage>(p => p.Add(m => m.Id, "chart-completion"));
        none.WaitForAssertion(() => Assert.Contains("No record counts here", none.Markup, StringComparison.Ordinal));
        Assert.Contains("no such rows", context.Render<MeasureRecordsPage>(p => p.Add(m => m.Id, "none")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_WhatStandsAgainstAPartOfAScore()
    {
        await using var context = await OpenAsync();
        context.Services.AddSingleton<ScoreQuery>().AddSingleton<CheckFailuresQuery>().AddTransient<PartPageModel>();
        var page = context.Render<PartPage>(p => p.Add(m => m.Id, "feeds-imported"));
        var board = (await context.Services.GetRequiredService<ScoreQuery>().RunAsync(Xunit.TestContext.Current.CancellationToken))!;
        var part = board.Scores.SelectMany(s => s.Score.Parts).Single(p => p.Info.Id == "feeds-imported");
        Assert.Equal(part.Counted - part.Good, page.FindAll("tbody tr").Count);
        Assert.Contains("/quality/limits/feeds-imported", page.Markup, StringComparison.Ordinal);
        Assert.Contains("no such part", context.Render<PartPage>(p => p.Add(m => m.Id, "CMP-01")).Markup, StringComparison.Ordinal);
    }
}
