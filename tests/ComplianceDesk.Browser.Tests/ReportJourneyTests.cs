using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>A report is asked for, made in the background, downloaded and read back.</summary>
public sealed class ReportJourneyTests(DemoDesk desk)
{
    [Fact]
    public async Task Makes_APdfAndAWorkbook_ThatCanBeRead()
    {
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("officer");

        var pdf = await MakeAsync(page, "pdf");
        using (var document = PdfDocument.Open(pdf))
        {
            var text = string.Join(' ', document.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))));
            Assert.Contains("Riverbend Regional Hospital", text, StringComparison.Ordinal);
            Assert.Contains("164.308(a)(1)(ii)(D)", text, StringComparison.Ordinal);
            Assert.Contains("officer", text, StringComparison.Ordinal);
        }

        var workbook = await MakeAsync(page, "xlsx");
        using (var book = new XLWorkbook(workbook))
        {
            Assert.True(book.Worksheets.Count > 1);
            Assert.Contains(book.Worksheets, sheet => sheet.CellsUsed().Any(c => c.GetString().Contains("Riverbend Regional Hospital", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task SignsOff_ADraft_BySomebodyElse()
    {
        await desk.WaitUntilJudgedAsync();
        var officer = await desk.SignInAsync("officer");
        await officer.VisitAsync("/reports");
        await officer.GetByLabel("Report", new() { Exact = true }).SelectOptionAsync("executive-summary");
        var number = await NextAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        var draft = Issued(officer, number);
        await Expect(draft).ToContainTextAsync("1, draft, not signed off", new() { Timeout = DemoDesk.Patience });
        // Who made it does not sign it off.
        await Expect(draft.GetByText("Sign off")).ToHaveCountAsync(0);
        Assert.All(await PagesAsync(officer, draft), page => Assert.Contains("Draft, not signed off", page, StringComparison.Ordinal));

        var director = await desk.SignInAsync("director");
        await director.VisitAsync("/reports");
        Assert.NotEqual("", await director.GetByLabel("Report", new() { Exact = true }).InputValueAsync());
        var row = Issued(director, number);
        await row.GetByText("Sign off").First.ClickAsync();
        await director.AssertAccessibleAsync("a draft to sign off");
        await row.GetByLabel("I have read this draft").CheckAsync();
        var final = await NextAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Sign off" }).ClickAsync();
        var signed = Issued(director, final);
        await Expect(signed).ToContainTextAsync("signed off by director", new() { Timeout = DemoDesk.Patience });
        await Expect(signed).ToContainTextAsync($"supersedes no. {number}");
        Assert.All(await PagesAsync(director, signed), page => Assert.DoesNotContain("Draft", page, StringComparison.Ordinal));
    }

    // Known by its number: rows of earlier reports say the same, and the newest comes to stand first while the page is looked at.
    private async Task<int> NextAsync()
    {
        await using var db = desk.Store.CreateDbContext();
        return (await db.Reports.MaxAsync(r => (int?)r.Id, TestContext.Current.CancellationToken) ?? 0) + 1;
    }

    private static ILocator Issued(IPage page, int number) =>
        page.Locator(".panel:has(h2:text-is('Issued')) tbody tr", new() { Has = page.Locator($"a[href='/reports/{number}/file']") });

    private static async Task<IReadOnlyList<string>> PagesAsync(IPage page, ILocator row)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => row.Locator("a[download]").ClickAsync());
        using var document = PdfDocument.Open((await download.PathAsync())!);
        return [.. document.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text)))];
    }

    [Fact]
    public async Task Refuses_APeriodThatRunsBackwards()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/reports");
        await page.GetByLabel("First day").FillAsync("2026-09-10");
        await page.GetByLabel("Last day").FillAsync("2026-09-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The period begins on 10 Sep 2026, after its end on 1 Sep 2026.");
    }

    private async Task<string> MakeAsync(IPage page, string format)
    {
        await page.VisitAsync("/reports");
        await page.GetByLabel("Format").SelectOptionAsync(format);
        var link = Issued(page, await NextAsync()).Locator("a[download]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        await Expect(link).ToContainTextAsync(format.ToUpperInvariant(), new() { Timeout = DemoDesk.Patience });

        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.{format}");
        await download.SaveAsAsync(path);
        return path;
    }
}
