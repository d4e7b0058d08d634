using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Mail;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Mail;

/// <summary>From a schedule to the recipients' mailboxes, over a real server.</summary>
public sealed class ReportDeliveryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Announces_ToThoseWhoMayReadIt_WithLinkAndHashAndNoFile()
    {
        await using var server = new LoopbackMail().Start();
        await using var desk = await DeskAsync(server);
        await RunAsync(desk, "auditor", "director", "silent", "gone");

        var (to, message) = Assert.Single(server.Taken);
        Assert.Equal("auditor@example.org", to);
        await using var db = desk.Store.CreateDbContext();
        var report = await db.Reports.SingleAsync(Stop);
        Assert.Contains($"https://desk.example.org/reports/{report.Id}/file", message.TextBody, StringComparison.Ordinal);
        Assert.Contains(report.Sha256, message.TextBody, StringComparison.Ordinal);
        Assert.Contains("draft: not signed off", message.TextBody, StringComparison.Ordinal);
        Assert.Empty(message.Attachments);

        Assert.Equal(
            [
                ("auditor", DeliveryState.Sent, 1, true), ("director", DeliveryState.Withheld, 0, false), ("gone", DeliveryState.Withheld, 0, false), ("silent", DeliveryState.Withheld, 0, false),
            ],
            (await db.Deliveries.ToListAsync(Stop)).OrderBy(d => d.Who).Select(d => (d.Who, d.State, d.Attempts, d.LastAttemptAt is not null)));
        Assert.Equal("The account's role may not read this report.", (await db.Deliveries.SingleAsync(d => d.Who == "director", Stop)).Answer);
        var notices = desk.Services.GetRequiredService<Notices>();
        Assert.Equal($"/reports/{report.Id}/file", Assert.Single(await notices.LatestAsync("silent", Stop)).Href);
        Assert.Empty(await notices.LatestAsync("director", Stop));
        // Who set it, and the administrators, hear that two were left out.
        Assert.All(await Task.WhenAll(notices.LatestAsync("officer", Stop), notices.LatestAsync("admin", Stop)), n => Assert.True(Assert.Single(n).Alarm));

        await desk.Services.GetRequiredService<MailWorker>().RunOnceAsync(Stop);
        Assert.Single(server.Taken);
        Assert.Equal(("officer", $"to auditor, report {report.Id}"), await db.Trail.Where(t => t.Action == "report-mailed").Select(t => new ValueTuple<string, string?>(t.Who, t.Detail)).SingleAsync(Stop));
    }

    [Fact]
    public async Task TriesAgain_UntilTheServerIsBack()
    {
        await using var server = new LoopbackMail();
        await using var desk = await DeskAsync(server);
        await RunAsync(desk, "auditor");
        await using var db = desk.Store.CreateDbContext();
        var waiting = await db.Deliveries.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((DeliveryState.Waiting, 1, waiting.LastAttemptAt + DeliveryLine.Pauses[0]), (waiting.State, waiting.Attempts, waiting.NextAttemptAt));
        Assert.StartsWith("The server cannot be asked", waiting.Answer, StringComparison.Ordinal);

        server.Start();
        var mail = desk.Services.GetRequiredService<MailWorker>();
        await mail.RunOnceAsync(Stop);
        Assert.Empty(server.Taken); // not due yet
        await DueAsync(db);
        await mail.RunOnceAsync(Stop);
        var sent = await db.Deliveries.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((DeliveryState.Sent, 2, null), (sent.State, sent.Attempts, sent.NextAttemptAt));
        Assert.Single(server.Taken);
        Assert.Equal(0, await db.Notices.CountAsync(n => n.Alarm, Stop));
    }

    [Fact]
    public async Task GivesUp_AndTellsOwnerAndAdministrators()
    {
        await using var server = new LoopbackMail().Start();
        server.Refused.Add("auditor@example.org");
        await using var desk = await DeskAsync(server);
        await RunAsync(desk, "auditor", "second");

        await using var db = desk.Store.CreateDbContext();
        Assert.Equal([("auditor", DeliveryState.Failed, 1), ("second", DeliveryState.Sent, 1)], (await db.Deliveries.ToListAsync(Stop)).OrderBy(d => d.Who).Select(d => (d.Who, d.State, d.Attempts)));
        var alarms = await db.Notices.Where(n => n.Alarm).OrderBy(n => n.Who).ToListAsync(Stop);
        Assert.Equal([("admin", "/admin/mail"), ("officer", "/reports/schedules")], alarms.Select(n => (n.Who, n.Href)));
        Assert.Contains("The mail to auditor", alarms[0].Text, StringComparison.Ordinal);

        // By hand, once the mailbox is mended.
        server.Refused.Clear();
        Assert.True(await desk.Services.GetRequiredService<DeliveryLine>().TryAgainAsync(await db.Deliveries.Where(d => d.Who == "auditor").Select(d => d.Id).SingleAsync(Stop), "officer", Stop));
        await desk.Services.GetRequiredService<MailWorker>().RunOnceAsync(Stop);
        Assert.Equal(2, server.Taken.Count);
    }

    [Fact]
    public async Task GivesUp_AfterTheLastPause()
    {
        await using var server = new LoopbackMail();
        await using var desk = await DeskAsync(server);
        await RunAsync(desk, "auditor");
        await using var db = desk.Store.CreateDbContext();
        var mail = desk.Services.GetRequiredService<MailWorker>();
        for (var attempt = 2; attempt <= DeliveryLine.Pauses.Count + 1; attempt++)
        {
            Assert.Equal(DeliveryState.Waiting, await db.Deliveries.Select(d => d.State).SingleAsync(Stop));
            await DueAsync(db);
            await mail.RunOnceAsync(Stop);
        }

        var given = await db.Deliveries.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((DeliveryState.Failed, 6), (given.State, given.Attempts));
        Assert.Equal(2, await db.Notices.CountAsync(n => n.Alarm, Stop));
    }

    [Fact]
    public async Task Tells_ThatAReportFailed()
    {
        await using var server = new LoopbackMail().Start();
        await using var desk = await DeskAsync(server);
        var schedules = desk.Services.GetRequiredService<ReportSchedules>();
        await SetAsync(desk, "auditor");
        await using var db = desk.Store.CreateDbContext();
        // Its owner is moved to another office before the next run.
        var accounts = desk.Services.GetRequiredService<Accounts>();
        var officer = (await accounts.ListAsync()).Single(a => a.Name == "officer");
        await accounts.SetRolesAsync("admin", officer.Id, [Roles.HimDirector]);
        await db.ReportSchedules.ExecuteUpdateAsync(set => set.SetProperty(s => s.NextRunAt, s => s.SetAt), Stop);
        await desk.Services.GetRequiredService<ScheduleWorker>().RunOnceAsync(Stop);
        await desk.Services.GetRequiredService<MailWorker>().RunOnceAsync(Stop);

        var job = await db.ReportJobs.SingleAsync(Stop);
        Assert.Equal("The account officer, which set the schedule, may no longer make this report.", job.Problem);
        var notices = await db.Notices.OrderBy(n => n.Who).ToListAsync(Stop);
        Assert.Equal(["admin", "officer"], notices.Select(n => n.Who));
        Assert.All(notices, n => Assert.Contains("failed at", n.Text, StringComparison.Ordinal));
        Assert.Equal(["admin@example.org", "officer@example.org"], server.Taken.Select(t => t.To).Order());
        Assert.StartsWith("Not made: ", server.Taken[0].Message.Subject, StringComparison.Ordinal);
        Assert.NotNull(job.ToldAt);
    }

    [Fact]
    public async Task TellsOnTheDesk_WhenThereIsNoMailServer()
    {
        await using var desk = await DeskAsync(null);
        await RunAsync(desk, "auditor");
        await using var db = desk.Store.CreateDbContext();
        Assert.Equal((DeliveryState.Withheld, "No mail server is set; told on the desk."), await db.Deliveries.Select(d => new ValueTuple<DeliveryState, string?>(d.State, d.Answer)).SingleAsync(Stop));
        Assert.Equal(1, await desk.Services.GetRequiredService<Notices>().CountAsync("auditor", Stop));
        await desk.Services.GetRequiredService<Notices>().PutAwayAsync("auditor", null, Stop);
        Assert.Equal(0, await desk.Services.GetRequiredService<Notices>().CountAsync("auditor", Stop));
    }

    private static Task<int> DueAsync(Data.DeskContext db) => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.NextAttemptAt, d => d.QueuedAt), Stop);

    private static async Task SetAsync(DeskFolder desk, params string[] recipients)
    {
        var row = new ReportScheduleRow { Name = "activity-review", Format = "xlsx", Period = RollingPeriod.LastMonth, Every = TimingUnit.Month, Day = 1, Minute = 360, SetBy = "officer", Recipients = [.. recipients] };
        Assert.Null(await desk.Services.GetRequiredService<ReportSchedules>().SaveAsync(row, new ReportRequest("activity-review", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "officer"), Stop));
    }

    private static async Task RunAsync(DeskFolder desk, params string[] recipients)
    {
        await SetAsync(desk, recipients);
        Assert.Null(await desk.Services.GetRequiredService<ReportSchedules>().RunNowAsync(1, "officer", TimeZoneInfo.Utc, Stop));
        await desk.Services.GetRequiredService<ReportWorker>().RunOnceAsync(Stop);
        await desk.Services.GetRequiredService<MailWorker>().RunOnceAsync(Stop);
    }

    private static async Task<DeskFolder> DeskAsync(LoopbackMail? server)
    {
        var desk = await DeskFolder.MakeAsync(server is null ? [] : ["--Mail:Host=localhost", $"--Mail:Port={server.Port}", "--Mail:Tls=None", "--Mail:From=desk@example.org", "--Mail:DeskAddress=https://desk.example.org"]);
        var accounts = desk.Services.GetRequiredService<Accounts>();
        foreach (var (name, role, address) in new[]
        {
            ("officer", Roles.ComplianceOfficer, "officer@example.org"), ("second", Roles.ComplianceOfficer, "second@example.org"), ("auditor", Roles.Auditor, "auditor@example.org"),
            ("director", Roles.HimDirector, "director@example.org"), ("silent", Roles.Auditor, null), ("admin", Roles.Administrator, "admin@example.org"),
        })
        {
            Assert.Empty((await accounts.CreateAsync("test", name, null, [role])).Problems);
            var line = (await accounts.ListAsync()).Single(a => a.Name == name);
            Assert.Empty((await accounts.SetAddressAsync("test", line.Id, address)).Problems);
        }

        return desk;
    }
}
