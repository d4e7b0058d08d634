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
        await page.GoAsync(path);
        await page.WaitForCircuitAsync();
    }

    /// <summary>Goes to an address. Where the system asks for another theme than the server drew, the page loads once more by itself: what a test looks at is the second.</summary>
    public static async Task GoAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForFunctionAsync(
            "() => !document.cookie.includes('theme=system-') || (document.documentElement.dataset.theme === 'dark') === matchMedia('(prefers-color-scheme: dark)').matches");
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
    /// <remarks>
    /// Contrast takes most of axe's time, and a table asks it of a thousand cells that look the same. The first time it is asked of the whole document, then of what looks otherwise than
    /// all that was asked before, as everything does in another theme: see <see cref="NewLooks"/>. Every other rule is asked of the whole document at every width.
    /// </remarks>
    /// <param name="page">The page.</param>
    /// <param name="where">Named when something is found.</param>
    /// <param name="colors">Only what a theme can change: for a page whose other theme was put to all of axe.</param>
    public static async Task AssertAccessibleAsync(this IPage page, string where, bool colors = false)
    {
        // The pages have no frames, so axe runs in the page alone: its Playwright runner opens a second page for each run, which takes most of the time.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
            await page.EvaluateAsync(NewLooks);
        }
        var violations = await page.EvaluateAsync<string[]>(
            """
            async colors => {
                const whole = !window.looks, texts = newLooks(), found = [];
                const run = async (where, options) => found.push(...(await axe.run(where, { resultTypes: ["violations"], ...options })).violations);
                if (whole || !colors) await run(document, whole ? {} : { rules: { "color-contrast": { enabled: false } } });
                if (!whole && texts.length) await run({ include: texts }, { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } });
                return found.map(v => `${v.id} (${v.impact}): ${v.help}\n  ` + v.nodes.slice(0, 5).map(n => n.html).join("\n  "));
            }
            """,
            colors);
        Assert.True(violations.Length == 0, $"{where}: " + string.Join("\n", violations));
    }

    /// <summary>
    /// The texts of the page that look otherwise than every text that it returned before: they stand in other elements, or these have other classes, colors or letters. What axe
    /// asks no contrast of (a disabled control, a single sign) looks otherwise than what it does. Texts that may lie over others than those they stand in are returned each time.
    /// </summary>
    private const string NewLooks =
        """
        window.newLooks = () => {
            window.looks ??= new Map();
            const at = new Map(), styles = ["color", "backgroundColor", "backgroundImage", "fontSize", "fontWeight", "opacity", "filter", "textShadow", "textDecorationLine"];
            const number = look => { if (!looks.has(look)) looks.set(look, looks.size); return looks.get(look); };
            const of = element => {
                if (!element) return { look: -1, floats: false };
                if (!at.has(element)) {
                    const style = getComputedStyle(element), around = of(element.parentElement);
                    const off = element.matches(":disabled, [aria-disabled=true], [aria-hidden=true]") || !!element.control?.disabled;
                    at.set(element, {
                        look: number([around.look, element.localName, element.getAttribute("class"), off, ...styles.map(s => style[s])].join("|")),
                        floats: around.floats || ["absolute", "fixed", "sticky"].includes(style.position) || style.transform !== "none",
                    });
                }
                return at.get(element);
            };
            const texts = [];
            for (const element of document.body.querySelectorAll("*")) {
                const text = [...element.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.data.trim()).join("");
                if ((!text && !element.matches("input, select, textarea")) || !element.checkVisibility({ visibilityProperty: true })) continue;
                const { look, floats } = of(element), letters = `text of ${look} ${/[\p{L}\p{N}]{2}/u.test(text)}`, isNew = !looks.has(letters);
                number(letters);
                if (isNew || floats) texts.push(element);
            }
            return texts;
        };
        """;
}
