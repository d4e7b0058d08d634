using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ComplianceDesk.Browser.Tests;

/// <summary>What every journey does on a page.</summary>
public static class Visits
{
    /// <summary>Goes to an address of the desk and waits until its circuit answers, so that the first click is not lost.</summary>
    public static async Task VisitAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForCircuitAsync();
    }

    /// <summary>Fills in the sign-in form.</summary>
    public static async Task SignInAsync(this IPage page, string name)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("User name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(DeskServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForCircuitAsync();
    }

    /// <summary>Waits until the page is alive: desk.js marks the document when the circuit first rendered.</summary>
    public static Task WaitForCircuitAsync(this IPage page) =>
        page.Locator("html[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 90_000 });

    /// <summary>Holds that axe finds nothing on the page as it stands.</summary>
    /// <param name="page">The page.</param>
    /// <param name="where">Named when something is found.</param>
    /// <param name="colors">Only what a theme can change: for a page whose other theme was put to all of axe.</param>
    public static async Task AssertAccessibleAsync(this IPage page, string where, bool colors = false)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = colors ? new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } : null });
        Assert.True(
            result.Violations.Length == 0,
            $"{where}: " + string.Join("\n", result.Violations.Select(v => $"{v.Id} ({v.Impact}): {v.Help}\n  " + string.Join("\n  ", v.Nodes.Take(5).Select(n => n.Html)))));
    }
}
