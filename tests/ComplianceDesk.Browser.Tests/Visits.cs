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
        // Looked at where the focus comes, so that many presses go to the browser at once. A date has a stop for each of its parts, which moves no focus.
        await page.EvaluateAsync(
            """
            () => {
                const reached = new Set([document.activeElement]), problems = [];
                window.tabbed = { reached, problems, end: false };
                document.addEventListener("focusin", ({ target: at }) => {
                    if (tabbed.end) return;
                    if (reached.has(at)) {
                        if (!at.matches("a.skip")) problems.push(`trap: ${at.outerHTML}`);
                        tabbed.end = true;
                        return;
                    }
                    reached.add(at);
                    const style = getComputedStyle(at);
                    if ((style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) && style.boxShadow === "none") problems.push(`no ring: ${at.outerHTML}`);
                });
            }
            """);
        for (var presses = 0; !await page.EvaluateAsync<bool>("tabbed.end"); presses += 20)
        {
            Assert.True(presses < 2_000, $"{where}: Tab does not come to an end.");
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => page.Keyboard.PressAsync("Tab")));
        }
        var problems = await page.EvaluateAsync<string[]>(
            """
            () => [...tabbed.problems, ...[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
                .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.type !== "radio" && !tabbed.reached.has(e)).map(e => `not reached: ${e.outerHTML}`)]
            """);
        Assert.True(problems.Length == 0, $"{where}: " + string.Join("\n", problems.Take(10)));
    }

    /// <summary>
    /// Holds that every number in a tile or in a column of numbers opens what is behind it. Nought, and what was not measured, has nothing behind it.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="where">Named when something is found.</param>
    /// <param name="allowed">Labels of tiles and headings of columns whose numbers open nothing.</param>
    public static async Task AssertNumbersOpenAsync(this IPage page, string where, IEnumerable<string> allowed)
    {
        var dead = await page.EvaluateAsync<string[]>(
            """
            allowed => [...document.querySelectorAll("main .figure-value, main td.num")].flatMap(cell => {
                const bare = [...cell.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.textContent).join(" ");
                if (!/[1-9]/.test(bare)) return [];
                const head = cell.matches("td") ? cell.closest("table").tHead?.rows[0].cells[cell.cellIndex]?.textContent : cell.closest(".figure").querySelector(".figure-label").textContent;
                const name = (head ?? cell.closest("table").caption?.textContent ?? "").replace(/[▼▲↕]/g, "").trim();
                return allowed.includes(name) ? [] : [`${name}: ${bare.trim()}`];
            })
            """,
            allowed);
        Assert.True(dead.Length == 0, $"{where}: " + string.Join("; ", dead.Distinct().Take(20)));
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
