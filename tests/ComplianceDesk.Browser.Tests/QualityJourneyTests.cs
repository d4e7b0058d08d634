using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>From a score down to the record that costs it points.</summary>
public sealed class QualityJourneyTests(DemoDesk desk)
{
    [Fact]
    public async Task Opens_AScoreDownToItsRows_AndShowsValuesForAReasonOnly()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("director");
        await page.VisitAsync("/quality");
        await Expect(page.Locator(".scores .figure")).ToHaveCountAsync(4);

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Completeness:") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Completeness");
        await page.AssertAccessibleAsync("a score");
        await page.Locator(".desk-table tbody a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Records that failed" })).ToBeVisibleAsync();

        await page.VisitAsync("/quality/checks/CMP-14");
        await page.AssertAccessibleAsync("a check");
        await Expect(Failures(page)).ToContainTextAsync("masked");
        await page.GetByLabel("Reason to see the values").FillAsync("Mending the registration extract");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the values" }).ClickAsync();
        await Expect(Failures(page)).Not.ToContainTextAsync("masked");
        await Expect(Failures(page)).Not.ToContainTextAsync("•••");
    }

    [Fact]
    public async Task Masks_ValuesFromAuditors()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("auditor");
        await page.VisitAsync("/quality/checks/CMP-14");

        await Expect(Failures(page)).ToContainTextAsync("masked");
        await Expect(Failures(page)).ToContainTextAsync("•••");
        await Expect(page.GetByLabel("Reason to see the values")).ToHaveCountAsync(0);
    }

    private static ILocator Failures(IPage page) => page.GetByRole(AriaRole.Table, new() { Name = "Records that failed" }).Locator("tbody");
}
