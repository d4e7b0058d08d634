using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>The compliance officer reviews what was drawn; the auditor reads what came of it.</summary>
public sealed class MissRateJourneyTests(DemoDesk desk)
{
    [Fact]
    public async Task Reviews_ADrawnSessionAndGoesOnToTheNext()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/miss-rate");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new(@"^To review: .*, \d") }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("session=\\d+"));
        var first = page.Url;
        await page.GetByLabel("Rightly not flagged").CheckAsync();
        await page.GetByLabel("Reasons").FillAsync("short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and go to the next" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("an auditor will ask why");
        await page.GetByLabel("Reasons").FillAsync("On shift that day; the manager confirmed it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and go to the next" }).ClickAsync();
        await Expect(page.GetByLabel("Reasons")).ToHaveValueAsync("");
        await Expect(page).Not.ToHaveURLAsync(first);
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Rightly not flagged: ") }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("0 of 1, 95 % interval 0 % to 79.3 %")).ToBeVisibleAsync();

        // Missed: from then on a finding, with the review as its history.
        await page.GetByLabel("Should have been flagged").CheckAsync();
        await page.GetByLabel("Reasons").FillAsync("No shift that day, and no order by her.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and go to the next" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Finding \\d") }).First.ClickAsync();
        await Expect(page.GetByText("Drawn at random, and a reviewer would have flagged it; disposition pending.")).ToBeVisibleAsync();
        await Expect(page.Locator(".history")).ToContainTextAsync("officer: No shift that day, and no order by her.");
        await page.AssertAccessibleAsync("a finding of the sample");
        await page.Context.CloseAsync();

        page = await desk.SignInAsync("auditor");
        await page.VisitAsync(new Uri(first).PathAndQuery);
        await Expect(page.GetByText("“On shift that day; the manager confirmed it.”")).ToBeVisibleAsync();
        await Expect(page.GetByText("Compliance officers review drawn sessions.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Record and go to the next" })).ToHaveCountAsync(0);
    }
}
