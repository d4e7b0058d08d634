using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>From a share on Today to the sessions behind a number, and to the same as a file.</summary>
public sealed partial class CoverageJourneyTests(DemoDesk desk)
{
    [Fact]
    public async Task Leads_FromTodayToTheSessionsBehindANumber()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("officer");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Accesses explained: ") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/coverage$"));
        await page.GetByLabel("Accesses", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Value = "first" });
        await Expect(page).ToHaveURLAsync(new Regex("access=first$"));
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Accesses", new() { Exact = true })).ToHaveValueAsync("");

        var number = page.GetByRole(AriaRole.Link, new() { NameRegex = new("accesses without a reason: ") }).First;
        var name = await number.GetAttributeAsync("aria-label");
        var accesses = long.Parse(Digits().Match(name!).Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        await number.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sessions by reason" })).ToBeVisibleAsync();
        await Expect(page.Locator(".chips")).ToContainTextAsync("Without a reason");
        await Expect(page.Locator(".result-count")).ToContainTextAsync($"with {accesses.ToString("N0", CultureInfo.InvariantCulture)} access");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Export .* session.* \\(CSV\\)$") }).ClickAsync());
        var lines = (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken))[1..];
        Assert.Equal(accesses, lines.Sum(l => long.Parse(l.Split(',')[^6], CultureInfo.InvariantCulture)));
        Assert.EndsWith($"-{lines.Length}-rows.csv", download.SuggestedFilename, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Events of ") }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/explorer\\?user="));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Shows_TheDirectorWhatLacksAFeed_ButNeitherFindingsNorPeoplesPages()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("director");
        await page.VisitAsync("/coverage");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export the counts (CSV)" }).ClickAsync());
        Assert.StartsWith("week,department_id,", (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken))[0], StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Without a reason: ") }).ClickAsync();
        await Expect(page.GetByText("No reason found").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Finding" })).ToHaveCountAsync(0);
        await Expect(page.Locator("#main a[href^='/explorer']")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [GeneratedRegex("^[0-9,]+")]
    private static partial Regex Digits();
}
