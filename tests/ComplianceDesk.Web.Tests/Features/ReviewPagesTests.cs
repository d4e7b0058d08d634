using Bunit;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.AccessExplorer;
using ComplianceDesk.Web.Features.DeskTrail;
using ComplianceDesk.Web.Features.Findings;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>What the pages put before a person of each role.</summary>
public sealed class ReviewPagesTests
{
    private static readonly string[] Identity = ["Samuel", "Jones", "MRN0012417", "Elm Street"];

    [Theory]
    [InlineData(Roles.ComplianceOfficer, true)]
    [InlineData(Roles.Auditor, false)]
    public async Task Shows_NoIdentityAndDecisionsOnlyToTheOfficer(string role, bool mayDecide)
    {
        await using var context = await ReviewContext.OpenAsync(role);
        var finding = context.Render<FindingPage>(p => p.Add(c => c.Id, context.Finding));
        Assert.Equal(mayDecide, finding.Markup.Contains("Record the decision", StringComparison.Ordinal));
        Assert.Equal(mayDecide, finding.Markup.Contains("Reveal identity", StringComparison.Ordinal));
        Assert.Contains("1 in 4,000 people bears the name •••.", finding.Markup, StringComparison.Ordinal);
        Assert.Contains("Access with no documented relationship found; disposition pending.", finding.Markup, StringComparison.Ordinal);
        var queue = context.Render<FindingsPage>();
        Assert.Contains("S••• J•••", queue.Markup, StringComparison.Ordinal);
        Go(context, $"/explorer?patient={context.Patient}&view=events");
        var explorer = context.Render<ExplorerPage>();
        Assert.Contains("•••417", explorer.Markup, StringComparison.Ordinal);
        foreach (var page in new[] { finding.Markup, queue.Markup, explorer.Markup })
        {
            Assert.All(Identity, i => Assert.DoesNotContain(i, page, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Shows_WhatWasWeighedAndLeftOut()
    {
        await using var context = await ReviewContext.OpenAsync();
        Assert.Empty(context.Render<FindingPage>(p => p.Add(c => c.Id, context.Finding)).FindAll("#panel-weighed-and-left-out"));
        var other = context.Hospital.Finding(context.User, context.Patient, 50, f => f.Signals =
            """[{"rule":"vip","weight":50,"sentence":"On a list."},{"rule":"explanations","weight":0,"sentence":"No documented reason was found on 1 of 1 days."},{"rule":"same-surname","weight":0,"sentence":"1 in 4 people bears the name. None of its 45 points count."}]""");
        await context.Hospital.SaveAsync();
        Go(context, $"/findings/{other}");
        var page = context.Render<FindingPage>(p => p.Add(c => c.Id, other));
        var panel = page.Find("#panel-weighed-and-left-out").Closest("section")!;
        Assert.Contains("None of its 45 points count.", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("+0", panel.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("found before versions were kept", panel.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("None of its 45 points", page.Find("#panel-looked-for-and-not-found").Closest("section")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("None of its 45 points", page.Find("#panel-why-it-was-flagged").Closest("section")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_TheIdentityAfterAReason()
    {
        await using var context = await ReviewContext.OpenAsync();
        var page = context.Render<FindingPage>(p => p.Add(c => c.Id, context.Finding));
        page.FindAll("button").Single(b => b.TextContent.Contains("Reveal identity", StringComparison.Ordinal)).Click();
        page.Find("#reveal-reason").Input("too short");
        page.Find("form.reveal").Submit();
        Assert.Contains("Choose what you need", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.Find("#reveal-purpose").Change(IdentityReveal.Purposes[0]);
        page.Find("#reveal-reason").Input("Comparing with the complaint.");
        page.Find("form.reveal").Submit();
        Assert.Contains("Samuel Jones", page.Find(".revealed").TextContent, StringComparison.Ordinal);
        await using var db = context.Hospital.Store.CreateDbContext();
        Assert.Equal("reveal", (await db.Trail.SingleAsync()).Action);
    }

    [Fact]
    public async Task Shows_TheDecisionInTheHistory()
    {
        await using var context = await ReviewContext.OpenAsync();
        var page = context.Render<FindingPage>(p => p.Add(c => c.Id, context.Finding));
        page.Find("form.form").Submit();
        Assert.Contains("Choose one of the outcomes", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.Find("input[value=ViolationNoBreach]").Change("ViolationNoBreach");
        page.Find("#note").Input("No shift, no order, no request.");
        // At once, while the draft of the last keystroke still rests.
        page.Find("form.form").Submit();
        Assert.Contains("New → Policy violation, no breach", page.Find(".history").TextContent, StringComparison.Ordinal);
        Assert.Contains("Second look or reopen", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("guilty", page.Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Pins_AnAccessIntoTheSummaryWithAColorAndItsWord()
    {
        await using var context = await ReviewContext.OpenAsync();
        Go(context, $"/findings/{context.Finding}?as=tree&lanes=category");
        var page = context.Render<FindingPage>(p => p.Add(c => c.Id, context.Finding));
        Assert.Equal(["Printed or exported", "Emergency override"], page.FindAll(".tree > li > .branch strong").Select(b => b.TextContent));
        page.FindAll(".tree ul .branch")[0].Click();
        page.WaitForAssertion(() => page.Find(".tree ul .branch[aria-expanded=true]"));
        Assert.Contains("&open=", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.Find(".tree [data-pin]").Click();
        page.Find("#pin-note").Change("Here it began.");
        page.FindAll("input[name=pin-color]")[(int)PinColor.Amber].Change("on");
        page.Find("form[aria-label=Pin] input[type=checkbox]").Change(true);
        page.Find("form[aria-label=Pin]").Submit();
        Assert.Contains("Here it began.", page.Find(".panel:has(#panel-what-happened)").TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "1"], page.FindAll(".flag.amber").Select(f => f.TextContent));
        Assert.Contains("Amber", page.Find(".pins").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 pin", page.Find(".tree").TextContent, StringComparison.Ordinal);
        page.Find(".pins button[aria-label^=Change]").Click();
        Assert.Equal("Here it began.", page.Find("#pin-note").GetAttribute("value"));
        Go(context, $"/findings/{context.Finding}?as=compact");
        Assert.Contains("1 print", page.Find(".panel:has(#panel-timeline) .desk-table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_EachPersonsOwnAccessesOfARush()
    {
        await using var context = await ReviewContext.OpenAsync();
        var (one, two) = (context.Hospital.User("u2", "Lee", "Moss"), context.Hospital.User("u3"));
        var rush = context.Hospital.Finding(one, context.Patient, 80, f => (f.Users, f.Events) = (2, 3), context.Hospital.Access(one, context.Patient, Data.Tests.Hospital.Noon),
            context.Hospital.Access(one, context.Patient, Data.Tests.Hospital.Noon.AddMinutes(1)), context.Hospital.Access(two, context.Patient, Data.Tests.Hospital.Noon));
        await context.Hospital.SaveAsync();
        Go(context, $"/findings/{rush}");
        var page = context.Render<FindingPage>(p => p.Add(c => c.Id, rush));
        foreach (var (name, accesses) in new[] { ("Lee Moss", 2), ("u3", 1) })
        {
            var count = page.FindAll(".panel td.num a").Single(a => a.GetAttribute("aria-label")!.Contains($"of {name} in", StringComparison.Ordinal));
            Assert.Equal($"{accesses}", count.TextContent);
            Go(context, count.GetAttribute("href")!);
            page.WaitForAssertion(() => Assert.Equal(accesses, page.FindAll(".panel:has(#panel-timeline) .desk-table tbody tr").Count));
            Assert.StartsWith($"Only {name}", page.Find(".chip").TextContent, StringComparison.Ordinal);
        }
        Go(context, page.Find(".chip").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".panel:has(#panel-timeline) .desk-table tbody tr").Count));
        Assert.Empty(page.FindAll(".chip"));
    }

    [Fact]
    public async Task Shows_ThatAReviewersOwnFindingIsForAnother()
    {
        await using var context = await ReviewContext.OpenAsync(userId: "OFFICER");
        var page = context.Render<FindingPage>(p => p.Add(c => c.Id, context.Finding));
        Assert.Contains("Another reviewer must decide it", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#note"));
    }

    [Fact]
    public async Task Shows_TheNextFindingWithoutTheIdentityOfTheLast()
    {
        await using var context = await ReviewContext.OpenAsync();
        var other = context.Hospital.Finding(context.User, context.Hospital.Patient("MRN2", "Clara", "Berg"), 60);
        await context.Hospital.SaveAsync();
        Go(context, $"/findings/{context.Finding}");
        var page = context.Render<FindingPage>(p => p.Add(c => c.Id, context.Finding));
        page.FindAll("button").Single(b => b.TextContent.Contains("Reveal identity", StringComparison.Ordinal)).Click();
        page.Find("#reveal-purpose").Change(IdentityReveal.Purposes[0]);
        page.Find("#reveal-reason").Input("Comparing with the complaint.");
        page.Find("form.reveal").Submit();
        page.Find("#note").Input("About the first finding.");
        Go(context, $"/findings/{other}");
        page.Render(p => p.Add(c => c.Id, other));
        page.WaitForAssertion(() => Assert.Contains("C••• B•••", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Samuel", page.Markup, StringComparison.Ordinal);
        Assert.Equal("", page.Find("#note").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Shows_ThatThereIsNoSuchFinding()
    {
        await using var context = await ReviewContext.OpenAsync();
        var page = context.Render<FindingPage>(p => p.Add(c => c.Id, 999));
        Assert.Contains("There is no finding of this number", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_TheFilterOfTheAddressAndFollowsIt()
    {
        await using var context = await ReviewContext.OpenAsync();
        Go(context, "/findings?severity=low");
        var page = context.Render<FindingsPage>();
        Assert.Contains("No findings match", page.Markup, StringComparison.Ordinal);
        page.Find("#f-status").Change(nameof(FindingScope.All));
        var navigation = context.Services.GetRequiredService<NavigationManager>();
        Assert.EndsWith("/findings?status=all&severity=low", navigation.Uri, StringComparison.Ordinal);
        Go(context, "/findings?severity=high");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("a.row-link")));
        Assert.Equal("true", page.Find(".severities a[aria-current]").GetAttribute("aria-current"));
        Assert.Contains("Export 1 row (CSV)", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_WhoDidWhatAtTheDesk()
    {
        await using var context = await ReviewContext.OpenAsync(Roles.Administrator);
        context.Hospital.Add(new TrailRow { At = Data.Tests.Hospital.Noon, Who = "officer", Action = "reveal", Subject = "patient:7", Detail = "<b>why</b>" });
        context.Hospital.Add(new TrailRow { At = Data.Tests.Hospital.Noon.AddDays(9), Who = "second", Action = "decide", Subject = "finding:7" });
        await context.Hospital.SaveAsync();
        Go(context, "/trail?action=reveal&from=2026-03-02&to=2026-03-02");
        var page = context.Render<TrailPage>();
        Assert.Equal("officer", Assert.Single(page.FindAll("tbody th")).TextContent);
        Assert.Contains("&lt;b&gt;why", page.Markup, StringComparison.Ordinal);
    }

    private static void Go(ReviewContext context, string address) => context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
