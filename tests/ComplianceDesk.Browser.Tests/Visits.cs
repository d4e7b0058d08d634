using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ComplianceDesk.Browser.Tests;

/// <summary>What every journey does on a page.</summary>
public static class Visits
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

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
        page.Locator("html[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });

    /// <summary>Holds that axe finds nothing on the page as it stands.</summary>
    /// <param name="page">The page.</param>
    /// <param name="where">Named when something is found.</param>
    /// <param name="colors">Only what a theme can change: for a page whose other theme was put to all of axe.</param>
    public static async Task AssertAccessibleAsync(this IPage page, string where, bool colors = false)
    {
        // The pages have no frames, so axe runs in the page alone: its Playwright runner opens a second page for each run, which takes most of the time.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }
        var violations = await page.EvaluateAsync<string[]>(
            """
            async rules => {
                const result = await axe.run(document, { resultTypes: ["violations"], ...(rules.length ? { runOnly: { type: "rule", values: rules } } : {}) });
                return result.violations.map(v => `${v.id} (${v.impact}): ${v.help}\n  ` + v.nodes.slice(0, 5).map(n => n.html).join("\n  "));
            }
            """,
            colors ? ["color-contrast", "link-in-text-block"] : Array.Empty<string>());
        Assert.True(violations.Length == 0, $"{where}: " + string.Join("\n", violations));
    }
}
