namespace ComplianceDesk.Browser.Tests;

/// <summary>axe finds nothing, on any page, in either theme, on a desk or in a hand.</summary>
public sealed class AccessibilityTests(DemoDesk desk)
{
    /// <summary>
    /// Every page with somebody who may see it, but for those of findings and cases, which <see cref="ReviewTests.Pages"/> opens with findings in them, and for the
    /// <see cref="Exceptions"/>. A page that stands in none of them fails <see cref="Names_EveryPage"/>.
    /// </summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "officer", "/" },
        { "director", "/" },
        { "auditor", "/" },
        { "admin", "/" },
        { "officer", "/cases" },
        { "officer", "/coverage" },
        { "director", "/coverage?access=first" },
        { "auditor", "/coverage/sessions?explained=no" },
        { "director", "/coverage/sessions?access=repeat" },
        { "officer", "/miss-rate?draw=1&session=1" },
        { "auditor", "/miss-rate" },
        { "officer", "/rules" },
        { "auditor", "/rules/volume" },
        { "officer", "/rules/after-visit-work" },
        { "officer", "/policy" },
        { "admin", "/suppressions" },
        { "officer", "/suppressions" },
        { "director", "/quality/scores/accuracy" },
        { "officer", "/quality/checks/CMP-14" },
        { "director", "/quality?places=departments&order=completeness" },
        { "auditor", "/quality/places?dimension=completeness" },
        { "director", "/quality/feeds" },
        { "director", "/quality/scores/record-quality" },
        { "director", "/quality/parts/log-days-covered" },
        { "auditor", "/quality/runs" },
        { "director", "/quality/goals" },
        { "director", "/quality/duplicates" },
        { "director", "/quality/population?rows=age&columns=sex" },
        { "auditor", "/quality/population" },
        { "director", "/quality/measures" },
        { "director", "/quality/measures/chart-completion" },
        { "auditor", "/quality/measures/chart-completion/records?as=waiting" },
        { "director", "/quality/work?state=late&item=1" },
        { "director", "/quality/limits" },
        { "director", "/quality/limits/race-given" },
        { "director", "/quality/limits/dimension-accuracy" },
        { "auditor", "/requirements" },
        { "officer", "/requirements/findings" },
        { "officer", "/requirements/findings/terminated-user-access" },
        { "officer", "/requirements/sec-308-a-3-ii-c?metric=terminated-user-access" },
        { "officer", "/requirements/policies" },
        { "admin", "/requirements/settings" },
        { "officer", "/imports" },
        { "officer", "/imports/1" },
        { "officer", "/reports" },
        { "officer", "/reports/schedules" },
        { "officer", "/notices" },
        { "admin", "/admin/users" },
        { "admin", "/admin/mail" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Finds_Nothing(string name, string path)
    {
        await desk.WaitUntilJudgedAsync();
        await desk.AssertAccessibleAsync(name, path);
    }

    /// <summary>Pages that answer without a circuit.</summary>
    public static TheoryData<string?, string> Plain => new()
    {
        { null, "/account/sign-in" },
        { null, "/account/setup" },
        { "officer", "/account/password" },
        { "officer", "/account/denied" },
        { "officer", "/not-found" },
    };

    /// <summary>Pages that no list opens, with the reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["/error"] = "Shown in the place of a page that failed; it has the head, the text and the button of /not-found.",
    };

    [Fact]
    public void Names_EveryPage()
    {
        string[] listed = [.. Pages.Select(p => p.Data.Item2), .. Plain.Select(p => p.Data.Item2), .. ReviewTests.Pages.Select(p => p.Data.Item2)];
        var templates = typeof(Web.DeskHost).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(Microsoft.AspNetCore.Components.RouteAttribute), false))
            .Cast<Microsoft.AspNetCore.Components.RouteAttribute>().Select(r => r.Template).ToList();
        // Of two pages that an address fits, the one with the fewer parameters answers.
        var opened = listed.Select(path => templates.Where(t => Fits(t, path)).MinBy(t => t.Count(c => c == '{'))).ToHashSet();

        Assert.True(templates.Count > 50, $"Only {templates.Count} pages were found.");
        Assert.DoesNotContain(null, opened);
        Assert.Equal([], templates.Where(t => !opened.Contains(t) && !Exceptions.ContainsKey(t)));
        Assert.Equal([], Exceptions.Keys.Where(t => opened.Contains(t) || !templates.Contains(t)));
        Assert.False(Fits("/cases/{Id:int}", "/cases/1/letters"));
    }

    private static bool Fits(string template, string path)
    {
        var (parts, given) = (template.Split('/'), path.Split('?')[0].Split('/'));
        return parts.Length == given.Length && parts.Zip(given).All(p => p.First == p.Second || p.First.StartsWith('{'));
    }

    [Theory]
    [MemberData(nameof(Plain))]
    public async Task Finds_NothingOnPagesThatDoNotComeAlive(string? name, string path)
    {
        foreach (var dark in new[] { false, true })
        {
            var page = name is null ? await desk.OpenAsync(dark) : await desk.SignedInAsync(name, dark);
            await page.GoAsync(path);
            await Microsoft.Playwright.Assertions.Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await page.AssertAccessibleAsync($"{path}, {(dark ? "dark" : "light")}");
            await page.Context.CloseAsync();
        }
    }
}
