using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>A reader who is quicker than the line: the page is seen, its circuit comes only later.</summary>
public sealed partial class ReviewTests
{
    [Fact]
    public async Task Does_WhatWasTypedAndPressedBeforeThePageWasAlive()
    {
        var (page, come) = await OpenSlowlyAsync("/findings?status=all");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("MRN0012417");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        come.SetResult();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/findings\\?status=all&patient={desk.Patient}$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Goes_OnWithADecisionThatWasBegunBeforeThePageWasAlive()
    {
        // One of the many, in their middle, where no other test takes one.
        var (page, come) = await OpenSlowlyAsync($"/findings/{desk.OwnFinding + 30}");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Appropriate" }).CheckAsync();
        await page.GetByLabel("Reasons").PressSequentiallyAsync("Covered the ward");
        come.SetResult();
        await Expect(page.Locator(".outcome.chosen")).ToContainTextAsync("Appropriate");
        await page.WaitForCircuitAsync();
        // Whoever writes goes on where they were.
        await page.Keyboard.TypeAsync(" that night");
        await Expect(page.GetByLabel("Reasons")).ToHaveValueAsync("Covered the ward that night");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await Expect(page.Locator(".history")).ToContainTextAsync("Covered the ward that night");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Stays_WhereTheAddressPoints_WhenTheFocusComesLater()
    {
        var page = await desk.SignInAsync("officer");
        await page.AddInitScriptAsync(
            """
            addEventListener("DOMContentLoaded", () => {
                const late = (on, name) => { const now = on[name]; on[name] = (...given) => { setTimeout(() => now(...given), 600); }; };
                late(desk, "focus");
                late(Blazor._internal.domWrapper, "focusBySelector");
            });
            """);
        await page.VisitAsync("/findings?rule=volume&status=new&user=u1042");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await page.Locator("a.row-link").First.FocusAsync();
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator("#panel-ask-for-a-suppression")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("User id")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    private async Task<(IPage Page, TaskCompletionSource Come)> OpenSlowlyAsync(string path)
    {
        var page = await desk.SignedInAsync("officer");
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/_framework/blazor.web*.js", async route =>
        {
            await come.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        // The script is asked for once the whole page has come, and what holds for it comes with it.
        await page.WaitForFunctionAsync("() => 'desk' in window && document.querySelector(\"script[src*='blazor.web']\") !== null");
        return (page, come);
    }
}
