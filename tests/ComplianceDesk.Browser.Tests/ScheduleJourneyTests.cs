using ComplianceDesk.Data;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>A report that is made by itself reaches its recipient; a job is cancelled while it runs; one that fails is seen.</summary>
public sealed class ScheduleJourneyTests(DemoDesk desk)
{
    [Fact]
    public async Task Schedules_AReport_RunsItNow_AndSeesItDelivered()
    {
        await desk.WaitUntilJudgedAsync();
        var admin = await desk.SignInAsync("admin");
        await admin.VisitAsync("/admin/users");
        await admin.GetByLabel("Mail address of auditor").FillAsync("auditor@example.org");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Set the mail address of auditor" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Status).First).ToContainTextAsync("auditor is told of reports at auditor@example.org.");
        await admin.VisitAsync("/admin/mail");
        await admin.GetByLabel("Send a test mail to").FillAsync("admin@example.org");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Status)).ToContainTextAsync("The server took it");
        await admin.AssertAccessibleAsync("mail");

        var officer = await desk.SignInAsync("officer");
        await officer.VisitAsync("/reports/schedules");
        await officer.GetByLabel("Report", new() { Exact = true }).SelectOptionAsync("executive-summary");
        await officer.GetByLabel("Made every").SelectOptionAsync("Week");
        await officer.GetByLabel("On", new() { Exact = true }).SelectOptionAsync("2");
        await officer.GetByLabel("Over").SelectOptionAsync("LastWeek");
        // The keyboard is enough.
        await officer.GetByLabel("Lars Hedegaard").FocusAsync();
        await officer.Keyboard.PressAsync("Space");
        await officer.AssertAccessibleAsync("a schedule being set");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Set", Exact = true }).FocusAsync();
        await officer.Keyboard.PressAsync("Enter");
        var row = Panel(officer, "Schedules set").Locator("tbody tr");
        await Expect(row).ToContainTextAsync("every Tuesday at 06:00");
        await Expect(row).ToContainTextAsync("has not run yet");

        await row.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        var delivery = Panel(officer, "Deliveries").Locator("tbody tr", new() { HasText = "auditor@example.org" });
        await Expect(delivery).ToContainTextAsync("Sent", new() { Timeout = DemoDesk.Patience });
        await Expect(row).ToContainTextAsync("report no.");
        var (_, message) = desk.Mail.Taken.Single(t => t.To == "auditor@example.org");
        Assert.StartsWith("Report: Executive summary", message.Subject, StringComparison.Ordinal);
        Assert.Contains("SHA-256 ", message.TextBody, StringComparison.Ordinal);

        await row.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Paused");
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
        await Expect(officer.GetByText("No schedule set")).ToBeVisibleAsync();

        var auditor = await desk.SignInAsync("auditor");
        await auditor.GetByRole(AriaRole.Link, new() { Name = "Notices, 1 new" }).ClickAsync();
        await Expect(auditor.GetByRole(AriaRole.Table, new() { Name = "Notices" })).ToContainTextAsync("was made for you: Executive summary");
        await auditor.AssertAccessibleAsync("notices");
        await auditor.GetByRole(AriaRole.Button, new() { Name = "Put away notice" }).ClickAsync();
        await Expect(auditor.GetByRole(AriaRole.Link, new() { Name = "Notices", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Cancels_ARunningJob_AndShowsOneThatFailed()
    {
        await desk.WaitUntilJudgedAsync();
        var officer = await desk.SignInAsync("officer");
        await officer.VisitAsync("/reports");
        await officer.GetByLabel("Report", new() { Exact = true }).SelectOptionAsync("federal-evaluation");
        await officer.GetByLabel("Format").SelectOptionAsync("xlsx");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        var job = Panel(officer, "Jobs").Locator("tbody tr", new() { HasText = "Federal requirements evaluation" }).First;
        // Some ten thousand rows in a workbook take seconds. From its beginning the test alone writes, so that the job cannot register its report before it is cancelled.
        await using (await HoldOnceARunningJobIsThereAsync())
        {
            await Expect(job).ToContainTextAsync("Being made", new() { Timeout = DemoDesk.Patience });
            await job.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await Expect(officer.GetByRole(AriaRole.Status).First).ToContainTextAsync("is cancelled.");
        }
        await Expect(job).ToContainTextAsync("Cancelled", new() { Timeout = DemoDesk.Patience });
        await Expect(job).ToContainTextAsync("By officer");

        await officer.GetByLabel("Report", new() { Exact = true }).SelectOptionAsync("board-summary");
        await officer.GetByLabel("Format").SelectOptionAsync("pdf");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        await Expect(Panel(officer, "Issued").Locator("tbody tr", new() { HasText = "Board summary" }).First).ToContainTextAsync("1, draft", new() { Timeout = DemoDesk.Patience });
        await using (var db = new DeskStore(desk.Server.DataDirectory).CreateDbContext())
        {
            // The draft is no longer what the store gives.
            var draft = await db.Reports.OrderByDescending(r => r.Id).FirstAsync(r => r.Name == "board-summary", TestContext.Current.CancellationToken);
            draft.GeneratedAt = draft.GeneratedAt.AddMinutes(-1);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var director = await desk.SignInAsync("director");
        await director.VisitAsync("/reports");
        var row = Panel(director, "Issued").Locator("tbody tr", new() { HasText = "Board summary" }).First;
        await row.GetByText("Sign off").First.ClickAsync();
        await row.GetByLabel("I have read this draft").CheckAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Sign off" }).ClickAsync();
        var failed = Panel(director, "Jobs").Locator("tbody tr", new() { HasText = "Sign-off: Board summary" });
        await Expect(failed).ToContainTextAsync("Failed", new() { Timeout = DemoDesk.Patience });
        await Expect(failed).ToContainTextAsync("The store no longer gives the figures of this draft");
        await director.AssertAccessibleAsync("jobs that ended in every way");
        // The person who asked is told, wherever on the desk.
        await Expect(director.GetByRole(AriaRole.Link, new() { Name = "Notices, 1 new" })).ToBeVisibleAsync();
        await director.VisitAsync("/notices");
        await Expect(director.Locator("tbody tr").First).ToContainTextAsync("Went wrong");
        await director.GetByRole(AriaRole.Button, new() { Name = "Put all away" }).ClickAsync();
    }

    /// <summary>Waits for a job that runs, and keeps everybody else from writing until it is disposed.</summary>
    private async Task<IAsyncDisposable> HoldOnceARunningJobIsThereAsync()
    {
        var db = new DeskStore(desk.Server.DataDirectory).CreateDbContext();
        while (!await db.ReportJobs.AnyAsync(j => j.State == ReportJobState.Running, TestContext.Current.CancellationToken))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        return db;
    }

    private static ILocator Panel(IPage page, string title) => page.Locator($".panel:has(h2:text-is('{title}'))");
}
