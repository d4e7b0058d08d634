using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>The compliance officer changes a rule, sees what that would do, saves it, sees it done, and takes it back; the auditor reads it.</summary>
public sealed partial class PolicyJourneyTests(DemoDesk desk)
{
    [Fact]
    public async Task Changes_ARuleReplaysSavesAndReverts()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("officer");
        var before = await OpenFindingsAsync(page);
        Assert.True(before > 0);

        await page.GetByLabel("Use this rule").UncheckAsync();
        var (added, removed) = await ReplayAndSaveAsync(page, "Trying a month without this rule.", OpenWhatItRemovesAsync);
        Assert.Equal(0, added);
        Assert.True(removed > 0);
        await Expect(page.GetByText("Saved as version 1 of the policy.")).ToBeVisibleAsync();
        await JudgedByAsync(page, 1);
        Assert.Equal(0, await OpenFindingsAsync(page));

        await page.GetByLabel("Use this rule").CheckAsync();
        var (again, _) = await ReplayAndSaveAsync(page, "It found what nothing else finds.");
        Assert.True(again >= removed);
        await JudgedByAsync(page, 2);
        Assert.Equal(before, await OpenFindingsAsync(page));
        await page.Context.CloseAsync();

        page = await desk.SignInAsync("auditor");
        await page.VisitAsync("/policy");
        await Expect(page.GetByText("“It found what nothing else finds.”")).ToBeVisibleAsync();
        await Expect(page.GetByText("Version 1 · ")).ToBeVisibleAsync();
        await page.VisitAsync("/rules/deceased");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review the change" })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private static async Task<int> OpenFindingsAsync(IPage page)
    {
        await page.VisitAsync("/rules/deceased");
        return Number(await page.GetByLabel("Open", new() { Exact = true }).InnerTextAsync());
    }

    // Each figure of a replay folds out its findings, of which each opens; the page with the change stays.
    private static async Task OpenWhatItRemovesAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Replay again" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Would remove: [1-9]") }).ClickAsync();
        var rows = page.Locator("#replay-removed[open]");
        await Expect(rows.Locator("summary")).ToBeFocusedAsync();
        await page.AssertNumbersOpenAsync("a replay", WalkTests.Bare.Keys);
        var finding = await page.Context.NewPageAsync();
        await finding.VisitAsync((await rows.Locator("tbody th a").First.GetAttributeAsync("href"))!);
        await Expect(finding.GetByRole(AriaRole.Heading, new() { Name = "Why it was flagged" })).ToBeVisibleAsync();
        await finding.CloseAsync();
    }

    private static async Task<(int Added, int Removed)> ReplayAndSaveAsync(IPage page, string why, Func<IPage, Task>? look = null)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Review the change" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay over 90 days" }).ClickAsync();
        var outcome = page.GetByText(Outcome());
        await Expect(outcome).ToBeVisibleAsync(new() { Timeout = DemoDesk.Patience });
        var said = Outcome().Match(await outcome.InnerTextAsync());
        await (look?.Invoke(page) ?? Task.CompletedTask);
        await page.GetByLabel("Reason for the change").FillAsync(why);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and judge again" }).ClickAsync();
        await Expect(page.GetByText("Everything is being judged again.")).ToBeVisibleAsync();
        return (Number(said.Groups["added"].Value), Number(said.Groups["removed"].Value));
    }

    private static async Task JudgedByAsync(IPage page, int version)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await page.VisitAsync("/rules");
            if (await page.GetByText($"Policy version {version}.").CountAsync() == 1 && await page.GetByText("judging again").CountAsync() == 0)
            {
                return;
            }

            await page.WaitForTimeoutAsync(1000);
        }

        Assert.Fail($"Version {version} was not judged by.");
    }

    private static int Number(string text) => int.Parse(text.Replace(",", "", StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"it would add (?<added>[\d,]+) findings? and remove (?<removed>[\d,]+), of which [\d,]+ (was|were) confirmed")]
    private static partial Regex Outcome();
}
