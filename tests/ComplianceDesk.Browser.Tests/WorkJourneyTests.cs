using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>From a measure to who owes what, and a waiver with its reason.</summary>
public sealed class WorkJourneyTests(DemoDesk desk)
{
    [Fact]
    public async Task Opens_AMeasureDownToItsItems_AndWaivesOne()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("director");
        await page.VisitAsync("/quality/measures");
        await page.AssertAccessibleAsync("measures");
        await page.GetByRole(AriaRole.Link, new() { Name = "Charts completed in time", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Charts completed in time");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "By department" })).ToBeVisibleAsync();

        await page.VisitAsync("/quality/work?measure=chart-completion&state=late");
        await Expect(page.Locator(".desk-table tbody td.mono").First).ToContainTextAsync("•••");
        await page.Locator(".desk-table tbody th a").First.ClickAsync();
        await Expect(page.GetByText("42 CFR 482.24(c)(4)(viii)", new() { Exact = false }).First).ToBeVisibleAsync();
        await page.GetByLabel("Reason, and what is being done").FillAsync("The author is on leave until Friday");
        await page.GetByLabel("Last day").FillAsync(TimeProvider.System.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Grant the waiver" }).ClickAsync();
        await Expect(page.Locator(".facts").First).ToContainTextAsync("approved by director");
        await page.AssertAccessibleAsync("an open work item");
        await page.VisitAsync("/quality/work?state=waived");
        await Expect(page.Locator(".desk-table tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Lets_AuditorsReadOnly()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("auditor");
        await page.VisitAsync("/quality/work");
        await page.Locator(".desk-table tbody th a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "History", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Reason, and what is being done")).ToHaveCountAsync(0);
    }
}
