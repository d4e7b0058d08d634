using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;
using static Microsoft.Playwright.Assertions;

[assembly: TestCollectionOrderer(typeof(ComplianceDesk.Browser.Tests.WalkTests.First))]

namespace ComplianceDesk.Browser.Tests;

/// <summary>The pages of judging, each visited once: Tab comes to everything that can be used, and every number opens what is behind it.</summary>
public sealed class WalkTests(DemoDesk desk)
{
    /// <summary>Numbers that open nothing, with the reason.</summary>
    internal static readonly Dictionary<string, string> Bare = new(StringComparer.Ordinal)
    {
        ["Run"] = "The number of a run: a name.",
        ["Score"] = "Points of a finding, which its row opens with all that they are made of.",
        ["Highest score"] = "Likewise, of the findings that the row opens.",
        ["Would be"] = "Points of a finding under a changed policy, beside those it has.",
        ["95 % interval"] = "Follows from the two counts beside it, which open.",
        ["Too few points left"] = "In a rule's week: what never became a finding is counted and not kept; a replay with a lower threshold or another allow-list shows what it would be.",
        ["No points left"] = "Likewise.",
        ["Allow-list"] = "Likewise.",
        ["How the score adds up"] = "Points of each signal, which stands below with its evidence.",
    };

    /// <summary>The walk comes before all that works on the desk: what it looks at is the demo hospital, not what other tests left there.</summary>
    public sealed class First : ITestCollectionOrderer
    {
        /// <inheritdoc/>
        public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
            where TTestCollection : ITestCollection =>
            [.. testCollections.OrderByDescending(c => c.TestCollectionDisplayName.Contains(nameof(WalkTests), StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Folds_OutThePeersOfWhomAMedianIs()
    {
        await desk.WaitUntilJudgedAsync();
        await using var db = desk.Store.CreateDbContext();
        var finding = await db.Findings.FirstAsync(f => f.Rules.StartsWith("volume"), TestContext.Current.CancellationToken);
        var page = await desk.SignedInAsync("officer");
        await page.VisitAsync($"/findings/{finding.Id}");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Records opened on a day of work, peers’ median: ") }).ClickAsync();
        var peers = page.Locator("#peers[open]");
        await Expect(peers.Locator("summary")).ToBeFocusedAsync();
        await page.AssertNumbersOpenAsync("peers", Bare.Keys);
        await peers.Locator("tbody td a").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/explorer\\?user="));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Access explorer");
        await Expect(page.Locator(".desk-table tbody tr").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("officer", "/", "/findings?status=all&group=user", "/findings?status=all&group=rule", "/findings/FINDING", "/findings/EPISODE", "/explorer?user=USER", "/explorer?user=USER&view=events")]
    [InlineData("officer", "/coverage", "/coverage/sessions?explained=no", "/miss-rate?draw=1&session=1", "/rules", "/rules/volume", "/rules/after-visit-work", "/policy", "/suppressions")]
    [InlineData("auditor", "/", "/coverage/sessions?explained=no", "/miss-rate")]
    [InlineData("director", "/", "/coverage")]
    public async Task Opens_WhatIsBehindEveryNumberAndTabComesToAll(string name, params string[] paths)
    {
        await desk.WaitUntilJudgedAsync();
        await using var db = desk.Store.CreateDbContext();
        var finding = await db.Findings.FirstAsync(f => f.PatientId != null && f.Users == 1 && f.Status == FindingStatus.New, TestContext.Current.CancellationToken);
        var episode = await db.Findings.FirstAsync(f => f.Rules.StartsWith("volume"), TestContext.Current.CancellationToken);
        var page = await desk.SignedInAsync(name);
        foreach (var path in paths.Select(p => p.Replace("FINDING", $"{finding.Id}", StringComparison.Ordinal).Replace("EPISODE", $"{episode.Id}", StringComparison.Ordinal).Replace("USER", $"{finding.UserId}", StringComparison.Ordinal)))
        {
            await page.VisitAsync(path);
            await page.Locator(".loading").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.AssertNumbersOpenAsync($"{path} as {name}", Bare.Keys);
            await page.AssertByTabAsync($"{path} as {name}");
        }

        // What they would say of a number that opens nothing and of a thing that Tab leaves out.
        await page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<table><tr><td class=num>7</td></tr></table><a href=\"/\" tabindex=\"-1\">home</a>')");
        await Assert.ThrowsAnyAsync<XunitException>(() => page.AssertNumbersOpenAsync("canary", Bare.Keys));
        await Assert.ThrowsAnyAsync<XunitException>(() => page.AssertByTabAsync("canary"));
    }
}
