namespace ComplianceDesk.Browser.Tests;

/// <summary>axe finds nothing, on any page, in either theme, on a desk or in a hand.</summary>
public sealed class AccessibilityTests(DemoDesk desk)
{
    /// <summary>Every page with somebody who may see it, but for those of findings, which <see cref="ReviewTests"/> opens with findings in them.</summary>
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
        { "officer", "/requirements/sec-308-a-3-ii-c?metric=terminated-user-access" },
        { "officer", "/requirements/policies" },
        { "admin", "/requirements/settings" },
        { "officer", "/imports" },
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

    [Theory]
    [InlineData(null, "/account/sign-in")]
    [InlineData("officer", "/not-there")]
    public async Task Finds_NothingOnPagesThatDoNotComeAlive(string? name, string path)
    {
        foreach (var dark in new[] { false, true })
        {
            var page = name is null ? await desk.OpenAsync(dark) : await desk.SignedInAsync(name, dark);
            await page.GotoAsync(path);
            await Microsoft.Playwright.Assertions.Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await page.AssertAccessibleAsync($"{path}, {(dark ? "dark" : "light")}");
            await page.Context.CloseAsync();
        }
    }
}
