using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using ClosedXML.Excel;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>An auditor signs in, filters the matrix to exceptions, opens one down to its rows and its finding, takes the evaluation away in both formats, and checks it with nothing but the file.</summary>
public sealed class AuditorJourneyTests(DemoDesk desk)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follows_AnExceptionToItsRowsAndTakesTheEvaluationAway()
    {
        await desk.WaitUntilJudgedAsync();
        await using var db = desk.Store.CreateDbContext();
        var page = await desk.SignInAsync("auditor");

        // The matrix, by exceptions only: each body of rules is a row that opens into its own.
        await page.VisitAsync("/requirements");
        await page.GetByLabel("Only", new() { Exact = true }).SelectOptionAsync("exceptions");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("only=exceptions"));
        // The address is there before the rows that it asks for: until then the link is the one without the filter.
        var body = page.GetByRole(AriaRole.Link, new() { Name = "HIPAA Security Rule", Exact = true });
        await Expect(body).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("only=exceptions"));
        await body.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("rule=security-rule&only=exceptions"));
        var requirement = page.GetByRole(AriaRole.Link, new() { Name = "Termination procedures", Exact = true });
        await Expect(requirement).ToBeVisibleAsync();
        await Expect(page.Locator(".desk-table tbody td .tag:has-text('No exception noted')")).ToHaveCountAsync(0);
        await requirement.ClickAsync();

        // Who said it, when and why; then the rows behind a figure, as many as the figure says, and nobody's name among them.
        await Expect(page.GetByText("Said since")).ToBeVisibleAsync();
        var figure = page.Locator("tr:has-text('Accounts of leavers unused') a:has-text('not as expected')");
        var count = int.Parse((await figure.TextContentAsync())!.Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        await figure.ClickAsync();
        var rows = page.Locator("#rows tbody tr");
        await Expect(rows).ToHaveCountAsync(count);
        var shown = await page.Locator("#rows").TextContentAsync();
        foreach (var patient in await db.Patients.AsNoTracking().Select(p => p.PatientId).ToListAsync(Stop)) Assert.DoesNotContain(patient, shown!, StringComparison.Ordinal);

        // The finding: the auditor reads it and has no form to answer it.
        await page.VisitAsync("/requirements/findings/terminated-user-access");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Accounts of leavers unused", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("45 CFR 164.308(a)(3)(ii)(C)").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Record a response")).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync("a finding of the evaluation");

        var (pdf, pdfHash) = await MakeAsync(page, "pdf");
        var (xlsx, xlsxHash) = await MakeAsync(page, "xlsx");
        Assert.Equal(pdfHash, Sha256(pdf));
        Assert.Equal(xlsxHash, Sha256(xlsx));
        Assert.Equal([pdfHash, xlsxHash], await db.Reports.Where(r => r.Name == "federal-evaluation").OrderBy(r => r.Id).Select(r => r.Sha256).ToListAsync(Stop));
        await ChecksWithNothingButTheFileAsync(pdf, xlsx);
    }

    private static async Task<(string File, string Hash)> MakeAsync(IPage page, string format)
    {
        await page.VisitAsync("/reports");
        await page.GetByLabel("Report", new() { Exact = true }).SelectOptionAsync("federal-evaluation");
        await page.GetByLabel("First day").FillAsync("2026-10-01");
        await page.GetByLabel("Last day").FillAsync("2026-10-31");
        await page.GetByLabel("Format").SelectOptionAsync(format);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        var row = page.Locator(".panel:has(h2:text-is('Issued')) tbody tr", new() { HasText = "Federal requirements evaluation" }).Filter(new() { HasText = format.ToUpperInvariant() }).First;
        await Expect(row).ToContainTextAsync("draft, not signed off", new() { Timeout = DemoDesk.Patience });
        var hash = await row.Locator("td.hash").TextContentAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => row.Locator("a[download]").ClickAsync());
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.{format}");
        await download.SaveAsAsync(path);
        return (path, hash!.Trim());
    }

    // qpdf and poppler know nothing of the desk: what they find inside is what the pages say.
    private static async Task ChecksWithNothingButTheFileAsync(string pdf, string xlsx)
    {
        Assert.Contains("No syntax or stream encoding errors found", await RunAsync("qpdf", "--check", pdf), StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("desk-evidence-");
        try
        {
            await RunAsync("pdfdetach", "-saveall", "-o", folder.FullName, pdf);
            var text = string.Concat((await RunAsync("pdftotext", pdf, "-")).Where(c => !char.IsWhiteSpace(c)));
            var files = folder.GetFiles();
            Assert.Equal(["exceptions.csv", "requirements.csv", "responses.csv", "sources.csv", "tests.csv"], files.Select(f => f.Name).Order(StringComparer.Ordinal));
            Assert.All(files, f => Assert.Contains(Sha256(f.FullName), text, StringComparison.Ordinal));

            // The count and the hash stand where the report refers to the file; the workbook has the same rows.
            var exceptions = Records(Path.Combine(folder.FullName, "exceptions.csv"));
            Assert.Contains(FormattableString.Invariant($"exceptions.csv,attachedinsidethisPDF:{exceptions:N0}rowsandaheadline,"), text, StringComparison.Ordinal);
            using var book = new XLWorkbook(xlsx);
            Assert.Equal(exceptions, book.Worksheet("exceptions").LastRowUsed()!.RowNumber() - 1);
            using var read = PdfDocument.Open(pdf);
            Assert.All(read.GetPages(), p => Assert.Contains("Draft, not signed off", string.Join(' ', p.GetWords().Select(w => w.Text)), StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
            File.Delete(pdf);
            File.Delete(xlsx);
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return output;
    }

    private static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static int Records(string csv)
    {
        var (records, quoted) = (-1, false);
        foreach (var c in File.ReadAllText(csv))
        {
            if (c == '"') quoted = !quoted;
            else if (c == '\n' && !quoted) records++;
        }

        return records;
    }
}
