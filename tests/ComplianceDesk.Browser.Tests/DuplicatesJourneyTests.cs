using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>Two records side by side: masked, revealed with a reason, decided, taken back.</summary>
public sealed class DuplicatesJourneyTests(DemoDesk desk)
{
    [Fact]
    public async Task Decides_APair_AndTakesItBack()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("director");
        await page.VisitAsync("/quality");
        await page.GetByRole(AriaRole.Link, new() { Name = "Possible duplicates" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Possible duplicates");
        var first = page.Locator(".desk-table tbody th a").First;
        var records = (await first.InnerTextAsync()).Split(" · ");
        await first.ClickAsync();
        var fields = page.GetByRole(AriaRole.Table, new() { Name = "Fields compared" });
        await Expect(fields).ToContainTextAsync("masked");
        await page.AssertAccessibleAsync("a pair");
        await page.GetByLabel("Reason to see the values").FillAsync("Comparing two registrations");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the values" }).ClickAsync();
        await Expect(fields).Not.ToContainTextAsync("masked");

        await page.GetByRole(AriaRole.Button, new() { Name = "Two people", Exact = true }).ClickAsync();
        // The next pair opens, masked again.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"{records[0]} and {records[1]}" })).ToHaveCountAsync(0);
        await Expect(fields).ToContainTextAsync("masked");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Called two people: 1") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"{records[0]} · {records[1]}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the decision back" }).ClickAsync();
        await Expect(page.GetByText("No such pair")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Shows_AnAuditorNoValuesAndNoDecision()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("auditor");
        await page.VisitAsync("/quality/duplicates");
        await page.Locator(".desk-table tbody th a").First.ClickAsync();
        await Expect(page.GetByText("HIM directors decide pairs.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Reason to see the values")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Two people", Exact = true })).ToHaveCountAsync(0);
    }
}
