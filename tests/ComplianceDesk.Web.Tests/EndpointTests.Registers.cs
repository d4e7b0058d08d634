using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Web.Tests;

/// <summary>Registers of pages as files: rows and filter are stated, nothing runs as a formula, and every page with a register offers its file.</summary>
public sealed partial class EndpointTests
{
    // Pages whose tables are no registers: drill-downs of figures whose rows have files of their own, forms, and what was entered on the page itself.
    private static readonly string[] NoRegister =
    [
        "MeasurePage", "ScorePage", "OverallPage", "RequirementPage", "RequirementSettingsPage", "LimitPage", "RulePage", "TodayPage", "ImportPage", "FindingPage", "MailPage", "EvaluationFindingPage", "CasePage", "ExplorerPage",
    ];

    [Fact]
    public async Task States_TheRowsOfEveryRegisterInItsNameAndInTheTrail()
    {
        using var admin = await SignedInAsync(Roles.Administrator);
        using var officer = await SignedInAsync(Roles.ComplianceOfficer);
        Assert.InRange(PageRegister.All.Count, 25, 100);
        foreach (var register in PageRegister.All)
        {
            var client = Policies.Allowed[register.Policy].Contains(Roles.ComplianceOfficer) ? officer : admin;
            foreach (var format in (string[])["csv", "xlsx"])
            {
                var path = register.Path.Replace("{run:int}", "1", StringComparison.Ordinal).Replace("{metric:regex(^[a-z0-9-]+$)}", "baa-coverage", StringComparison.Ordinal).Replace("{id:regex(^[a-z0-9-]+$)}", "log-days-covered", StringComparison.Ordinal);
                using var answer = await client.GetAsync(new Uri($"{Root}{path}.{format}"), Stop);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}.{format}: {(int)answer.StatusCode}");
                var name = answer.Content.Headers.ContentDisposition!.FileName!.Trim('"');
                var rows = int.Parse(RowsInName().Match(name).Groups[1].Value, CultureInfo.InvariantCulture);
                if (format == "csv")
                {
                    Assert.Equal(rows, Records(await answer.Content.ReadAsStringAsync(Stop)) - 1);
                }

                await using var db = Desk.Store.CreateDbContext();
                var entry = await db.Trail.Where(t => t.Action == "export" && t.Subject == register.Name).OrderByDescending(t => t.Id).FirstAsync(Stop);
                Assert.StartsWith(FormattableString.Invariant($"{rows} rows: "), entry.Detail, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Disarms_TextThatASpreadsheetWouldRun()
    {
        string[] hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"];
        await using (var db = Desk.Store.CreateDbContext())
        {
            db.Trail.AddRange(hostile.Select(h => new TrailRow { At = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Who = "hostile", Action = "test", Detail = h }));
            await db.SaveChangesAsync(Stop);
        }

        using var admin = await SignedInAsync(Roles.Administrator);
        var text = await admin.GetStringAsync(new Uri($"{Root}/trail/file.csv?who=hostile"), Stop);
        Assert.All(hostile, h => Assert.True(text.Contains($"'{h}", StringComparison.Ordinal), h));
        Assert.All(hostile, h => Assert.False(text.Contains($",{h}", StringComparison.Ordinal) || text.Contains($",\"{h}", StringComparison.Ordinal), h));

        await using var stream = await admin.GetStreamAsync(new Uri($"{Root}/trail/file.xlsx?who=hostile"), Stop);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Stop);
        using var book = new ZipArchive(copy);
        var sheets = book.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e => { using var reader = new StreamReader(e.Open()); return reader.ReadToEnd(); }).ToList();
        Assert.DoesNotContain(sheets, s => s.Contains("<f>", StringComparison.Ordinal) || s.Contains("<f ", StringComparison.Ordinal));
        // Style 2 keeps the sign that what follows is text, also when the cell is edited or saved as CSV.
        Assert.Equal(hostile.Length, sheets.Sum(s => DisarmedCell().Count(s)));
        Assert.Contains(sheets, s => s.Contains("who hostile", StringComparison.Ordinal) && s.Contains("7, all that the filter holds", StringComparison.Ordinal));
    }

    [Fact]
    public void Offers_AFileOnEveryPageWithARegister()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(DataDirectory.RepositoryRoot(AppContext.BaseDirectory)!, "src", "ComplianceDesk.Web", "Features"), "*Page.razor", SearchOption.AllDirectories).Select(f => (Name: Path.GetFileNameWithoutExtension(f), Text: File.ReadAllText(f))).ToList();
        var without = pages.Where(p => p.Text.Contains("@page", StringComparison.Ordinal) && p.Text.Contains("<DeskTable", StringComparison.Ordinal) && !p.Text.Contains("<ExportLinks", StringComparison.Ordinal)).Select(p => p.Name).ToList();
        Assert.InRange(pages.Count, 30, 200);
        Assert.Empty(without.Except(NoRegister));
        Assert.All(NoRegister, name => Assert.Contains(pages, p => p.Name == name));
    }

    // Records of a CSV text: line ends that no quotation holds.
    private static int Records(string csv)
    {
        var (quoted, records) = (false, 0);
        foreach (var c in csv)
        {
            quoted ^= c == '"';
            records += c == '\n' && !quoted ? 1 : 0;
        }

        return records;
    }

    [GeneratedRegex(@"-(\d+)-rows\.")]
    private static partial Regex RowsInName();

    [GeneratedRegex("s=\"2\"><is><t[^>]*>[^<]")]
    private static partial Regex DisarmedCell();
}
