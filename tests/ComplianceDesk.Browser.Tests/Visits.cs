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

    /// <summary>
    /// Holds that Tab goes from the skip link through everything that can be used and on to the end of the page, and that each shows that it has the focus.
    /// Of the choices of one radio group the browser reaches one.
    /// </summary>
    public static async Task AssertByTabAsync(this IPage page, string where)
    {
        await page.Locator("a.skip").FocusAsync();
        await page.EvaluateAsync("window.reached = new Set([document.activeElement]); window.last = document.activeElement");
        var problems = new List<string>();
        for (var presses = 0; ; presses++)
        {
            Assert.True(presses < 1_000, $"{where}: Tab does not come to an end.");
            await page.Keyboard.PressAsync("Tab");
            // A date has a stop for each of its parts; past the last stop comes the document, or the first again.
            var said = await page.EvaluateAsync<string>(
                """
                () => {
                    const at = document.activeElement, same = at === last;
                    if (same) return "";
                    if (at === document.body || reached.has(at)) return at === document.body || at.matches("a.skip") ? "end" : `trap: ${at.outerHTML}`;
                    reached.add(last = at);
                    const style = getComputedStyle(at);
                    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none" ? "" : `no ring: ${at.outerHTML}`;
                }
                """);
            if (said == "end")
            {
                break;
            }
            if (said.Length > 0)
            {
                problems.Add(said);
                if (said.StartsWith("trap", StringComparison.Ordinal))
                {
                    break;
                }
            }
        }
        problems.AddRange(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
                .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.type !== "radio" && !reached.has(e)).map(e => `not reached: ${e.outerHTML}`)
            """));
        Assert.True(problems.Count == 0, $"{where}: " + string.Join("\n", problems.Take(10)));
    }

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
