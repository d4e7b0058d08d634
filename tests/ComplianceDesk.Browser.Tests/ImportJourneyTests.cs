using System.Globalization;
using System.Text;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>A file goes in by upload; what could not be stored comes out to be mended.</summary>
public sealed class ImportJourneyTests(DemoDesk desk) : IDisposable
{
    private const string Header = "event_id,occurred_at,user_id,patient_id,action,source_system\r\n";

    private readonly TemporaryFolder folder = new();

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TakesIn_AnUploadedFile_AndGivesBackWhatItRejected()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/imports");
        var name = $"journey-{Guid.NewGuid():n}.csv";
        await UploadAsync(page, name, Header
            + "j1,2026-09-02T10:00:00Z,u1,000001,read,Journey\r\n"
            + "j2,2026-09-02T10:01:00Z,u1,000001,read,Journey\r\n"
            + "j2,2026-09-02T10:01:00Z,u1,000001,read,Journey\r\n"
            + "j3,the day before,u1,000001,read,Journey\r\n");

        var row = page.Locator("tr", new() { HasText = name });
        await Expect(row).ToContainTextAsync("Finished, some rejected", new() { Timeout = DemoDesk.Patience });

        await row.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect(page.GetByText("4 read = 2 stored + 1 duplicate + 1 rejected")).ToBeVisibleAsync();
        await Expect(page.Locator(".desk-table")).ToContainTextAsync("the day before");
        await page.AssertAccessibleAsync("an import with rejected records");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Rejected records to mend" }).ClickAsync());
        var mendable = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal(2, mendable.Length);
        Assert.Contains("event_id,occurred_at,user_id", mendable[0], StringComparison.Ordinal);
        Assert.Contains("error_", mendable[0], StringComparison.Ordinal);
        Assert.Contains("j3,the day before", mendable[1], StringComparison.Ordinal);

        // Mended and given again, the record is stored.
        await page.VisitAsync("/imports");
        var mended = "mended-" + name;
        await UploadAsync(page, mended, string.Join("\r\n", mendable).Replace("the day before", "2026-09-02T10:02:00Z", StringComparison.Ordinal) + "\r\n");
        row = page.Locator("tr", new() { HasText = mended });
        await Expect(row.Locator("td").Nth(1)).ToHaveTextAsync("Finished", new() { Timeout = DemoDesk.Patience });
        Assert.Equal(["1", "1", "0", "0"], (await row.Locator("td.num").AllInnerTextsAsync()).Select(t => t.Trim()));
    }

    [Fact]
    public async Task Withdraws_AFindingThatALateFeedExplains_AndSaysWhy()
    {
        await desk.WaitUntilJudgedAsync();
        await using var db = desk.Store.CreateDbContext();
        // A look that nothing but the lack of a visit to the person's department makes a finding.
        var finding = await (from f in db.Findings
                             where f.Rules.StartsWith("same-surname") && f.Status == FindingStatus.New
                             join u in db.Workforce on f.UserId equals u.Id
                             join d in db.Departments on u.DepartmentId equals d.Id
                             join p in db.Patients on f.PatientId equals p.Id
                             select new { f.Id, f.FirstAt, f.LastAt, Department = d.DepartmentId, Patient = p.PatientId }).FirstAsync(TestContext.Current.CancellationToken);
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/imports");
        await UploadAsync(page, $"late-{Guid.NewGuid():n}.csv", "encounter_id,patient_id,class,department_id,started_at,ended_at\r\n" + string.Create(
            CultureInfo.InvariantCulture, $"late-1,{finding.Patient},inpatient,{finding.Department},{finding.FirstAt.AddHours(-5):yyyy-MM-ddTHH:mm:ssZ},{finding.LastAt.AddHours(5):yyyy-MM-ddTHH:mm:ssZ}\r\n"));
        for (var attempt = 0; attempt < 1_200 && await db.Findings.AnyAsync(f => f.Id == finding.Id && f.Status == FindingStatus.New, TestContext.Current.CancellationToken); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        }

        await page.VisitAsync("/findings?status=withdrawn");
        var row = page.Locator("[data-rows] tbody tr", new() { Has = page.Locator($"a.row-link[data-id='{finding.Id}']") });
        await Expect(row).ToContainTextAsync("Withdrawn");
        await page.VisitAsync($"/findings/{finding.Id}");
        await Expect(page.Locator(".notice.good")).ToContainTextAsync("Withdrawn: Explained by: Visit in the user's department.");
        await Expect(page.Locator(".history")).ToContainTextAsync("Visit in the user's department");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();

        // The auditor comes to it from the run that withdrew it.
        page = await desk.SignInAsync("auditor");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new(@"^[1-9]\d* findings withdrawn by judgement") }).First.ClickAsync();
        await Expect(page.Locator($"a.row-link[data-id='{finding.Id}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Shows_TheProgressOfALongImport_ToWhoeverLooks()
    {
        var other = await desk.SignInAsync("director");
        await other.VisitAsync("/imports");
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/imports");
        var rows = new StringBuilder(Header);
        var start = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < 400_000; i++)
        {
            // Long to read, little to judge: all but the first thousand are in the store by then.
            var id = i % 1_000;
            rows.Append(CultureInfo.InvariantCulture, $"long{id},{start.AddSeconds(id):yyyy-MM-ddTHH:mm:ssZ},u{id % 40},{id % 900:000000},read,Long\r\n");
        }
        var name = $"long-{Guid.NewGuid():n}.csv";
        await UploadAsync(page, name, rows.ToString());

        // The tab is closed; another person sees the same work.
        await page.Context.CloseAsync();
        await Expect(other.Locator(".progress-panel, tr:has-text('" + name + "') .tag.good").First).ToBeVisibleAsync(new() { Timeout = DemoDesk.Patience });
        await Expect(other.Locator("tr", new() { HasText = name })).ToContainTextAsync("Finished", new() { Timeout = DemoDesk.Patience });
        await Expect(other.Locator("tr", new() { HasText = name })).ToContainTextAsync("400,000");
    }

    [Fact]
    public async Task Refuses_AnUploadByWhoMayOnlyLook()
    {
        var page = await desk.SignInAsync("auditor");
        await page.VisitAsync("/imports");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Take in files" })).ToHaveCountAsync(0);
        var answer = await page.APIRequest.PostAsync("/imports/upload", new() { Data = "x", MaxRedirects = 0 });
        Assert.NotEqual(200, answer.Status);
    }

    [Fact]
    public async Task Opens_ARowByKeyboardAlone()
    {
        // The rows stay where they are only when nothing more is taken in.
        await desk.WaitUntilJudgedAsync();
        var page = await desk.SignInAsync("auditor");
        await page.VisitAsync("/imports");
        var link = page.Locator(".desk-table tbody a").First;
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).FocusAsync();
        for (var i = 0; i < 15 && !await link.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }
        await Expect(link).ToBeFocusedAsync();
        var file = await link.InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(file);
    }

    [Fact]
    public async Task MarksWhatIsGone_WhenAFileIsSaidToBeTheWholeFeed()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/imports");
        var tag = Guid.NewGuid().ToString("n")[..8];
        await page.GetByLabel("Show the state of").FillAsync("2026-01-01T06:00");
        await UploadAsync(page, $"vendors-{tag}.csv", $"vendor_id,name\r\n{tag}-1,North\r\n{tag}-2,South\r\n");
        await Expect(page.Locator("tr", new() { HasText = $"vendors-{tag}.csv" })).ToContainTextAsync("Finished", new() { Timeout = DemoDesk.Patience });

        await page.GetByLabel("Each is the whole of its feed").CheckAsync();
        await UploadAsync(page, $"whole-{tag}.csv", $"vendor_id,name\r\n{tag}-1,North\r\n");
        var row = page.Locator("tr", new() { HasText = $"whole-{tag}.csv" });
        await Expect(row).ToContainTextAsync("Finished", new() { Timeout = DemoDesk.Patience });
        await row.GetByRole(AriaRole.Link, new() { Name = $"whole-{tag}.csv" }).ClickAsync();

        await Expect(page.Locator(".facts dd", new() { HasText = ", the whole of its feed" })).ToBeVisibleAsync();
        await Expect(page.Locator(".figures")).ToContainTextAsync("No longer there");
        await page.AssertAccessibleAsync("an import of a whole feed");
    }

    private async Task UploadAsync(IPage page, string name, string content)
    {
        // By its path: a long content would go to the browser through the pipe that everything else waits for.
        var file = Path.Combine(folder.Path, name);
        await File.WriteAllTextAsync(file, content);
        await page.Locator("#files").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take in" }).ClickAsync();
        // The form is emptied then: what a test fills in earlier for the next file would be lost.
        await Expect(page.Locator(".upload-state")).ToContainTextAsync("Received.", new() { Timeout = DemoDesk.Patience });
    }
}
