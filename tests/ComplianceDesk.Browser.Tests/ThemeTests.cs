using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>A page stands in one theme.</summary>
public sealed class ThemeTests(DemoDesk desk)
{
    [Fact]
    public async Task Stays_InOneTheme_WhenTheSystemChangesToAnother()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings");
        var (theme, surface) = await ColorsAsync(page);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        // What the system's change does comes before the answer to this.
        await page.Locator("#f-status").SelectOptionAsync("All");
        await Expect(page).ToHaveURLAsync(new Regex("status=all$"));

        Assert.Equal((theme, surface), await ColorsAsync(page));
        await page.Context.CloseAsync();
    }

    private static async Task<(string Theme, string Surface)> ColorsAsync(IPage page) =>
        (await page.EvaluateAsync<string>("document.documentElement.dataset.theme"), await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.panel')).backgroundColor"));
}
