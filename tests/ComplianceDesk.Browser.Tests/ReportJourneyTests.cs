using ClosedXML.Excel;
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
    public async Task Refuses_APeriodThatRunsBackwards()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/reports");
        await page.GetByLabel("First day").FillAsync("2026-09-10");
        await page.GetByLabel("Last day").FillAsync("2026-09-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The period begins on 10 Sep 2026, after its end on 1 Sep 2026.");
    }

    private static async Task<string> MakeAsync(IPage page, string format)
    {
        await page.VisitAsync("/reports");
        var links = page.Locator($".desk-table a[download]:has-text('{format.ToUpperInvariant()}')");
        var before = await links.CountAsync();
        await page.GetByLabel("Format").SelectOptionAsync(format);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        await Expect(links).ToHaveCountAsync(before + 1, new() { Timeout = 120_000 });

        // The newest stands first.
        var download = await page.RunAndWaitForDownloadAsync(() => links.First.ClickAsync());
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.{format}");
        await download.SaveAsAsync(path);
        return path;
    }
}
