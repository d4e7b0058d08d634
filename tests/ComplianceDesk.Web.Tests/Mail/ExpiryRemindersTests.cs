using ComplianceDesk.Data.Mail;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Mail;
using ComplianceDesk.Web.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Mail;

/// <summary>From statements whose last day is near to the mailboxes of those who may sign, over a real server.</summary>
public sealed class ExpiryRemindersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reminds_ThoseWhoSign_OnceForEachStatementAndStep()
    {
        await using var server = new LoopbackMail().Start();
        await using var desk = await DeskAsync(server);
        var site = desk.Services.GetRequiredService<Site>();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var today = site.Day(now);
        await using var db = desk.Store.CreateDbContext();
        db.Statements.AddRange(
            Statement("sec-310-a-1", now.AddDays(-60), today.AddDays(5)),
            // Too far; signed for a few days only; the one before a newer one.
            Statement("sec-310-b", now.AddDays(-60), today.AddDays(90)),
            Statement("sec-310-c", now, today.AddDays(3)),
            Statement("sec-310-d-1", now.AddDays(-400), today.AddDays(-10)), Statement("sec-310-d-1", now.AddDays(-60), null));
        await db.SaveChangesAsync(Stop);
        var mail = desk.Services.GetRequiredService<MailWorker>();
        await mail.RunOnceAsync(Stop);
        await mail.RunOnceAsync(Stop);

        var (to, message) = Assert.Single(server.Taken);
        Assert.Equal("officer@example.org", to);
        Assert.Equal("Statement to renew: Facility access controls", message.Subject);
        Assert.Contains("https://desk.example.org/requirements/sec-310-a-1", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("R. Vega", message.TextBody, StringComparison.Ordinal);
        Assert.Equal([("admin", DeliveryState.Withheld), ("officer", DeliveryState.Sent)], (await db.Deliveries.OrderBy(d => d.Who).ToListAsync(Stop)).Select(d => (d.Who, d.State)));
        var notices = desk.Services.GetRequiredService<Notices>();
        Assert.Equal("/requirements/sec-310-a-1", Assert.Single(await notices.LatestAsync("admin", Stop)).Href);
        Assert.Empty(await notices.LatestAsync("auditor", Stop));
        var kept = await db.StatementReminders.SingleAsync(Stop);
        Assert.Equal(("sec-310-a-1", 7, "admin officer"), (kept.RequirementId, kept.Step, string.Join(' ', kept.Told)));
        Assert.Equal(["requirement:sec-310-a-1", "delivery:2"], (await db.Trail.Where(t => t.Action == "statement-reminder" || t.Action == "reminder-mailed").OrderBy(t => t.Id).ToListAsync(Stop)).Select(t => t.Subject));

        // The desk starts again: who was told is not told again, until the last day has passed.
        Assert.Equal(0, await Anew(desk).RunOnceAsync(Stop));
        await db.Statements.Where(s => s.RequirementId == "sec-310-a-1").ExecuteUpdateAsync(set => set.SetProperty(s => s.ValidUntil, today.AddDays(-2)), Stop);
        Assert.Equal(1, await Anew(desk).RunOnceAsync(Stop));
        Assert.Equal(0, await Anew(desk).RunOnceAsync(Stop));
        Assert.Equal([7, 0], await db.StatementReminders.OrderBy(r => r.Id).Select(r => r.Step).ToListAsync(Stop));
    }

    [Fact]
    public async Task Tells_TheAdministrators_OfAMailThatWasGivenUp()
    {
        await using var server = new LoopbackMail().Start();
        server.Refused.Add("officer@example.org");
        await using var desk = await DeskAsync(server);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var day = desk.Services.GetRequiredService<Site>().Day(now);
        await using var db = desk.Store.CreateDbContext();
        db.Statements.AddRange(Statement("sec-310-a-1", now.AddDays(-60), day.AddDays(20)), Statement("sec-310-b", now.AddDays(-60), day.AddDays(-2)));
        await db.SaveChangesAsync(Stop);
        await desk.Services.GetRequiredService<MailWorker>().RunOnceAsync(Stop);

        Assert.Empty(server.Taken);
        var told = await db.Notices.OrderBy(n => n.Id).ToListAsync(Stop);
        Assert.Equal(["admin", "officer", "admin"], told.Select(n => n.Who));
        Assert.Equal("2 statements on requirements are to be renewed: the last day of 1 has passed, that of 1 is near.", told[0].Text);
        Assert.StartsWith("The mail to officer on \"2 statements to renew\" was given up after 1 attempt: 550", told[2].Text, StringComparison.Ordinal);
        Assert.Equal((true, "/admin/mail"), (told[2].Alarm, told[2].Href));
    }

    // As after a start: it does not know when it looked last.
    private static ExpiryReminders Anew(DeskFolder desk) => ActivatorUtilities.CreateInstance<ExpiryReminders>(desk.Services);

    private static StatementRow Statement(string requirement, DateTime at, DateOnly? until) => new()
    {
        RequirementId = requirement, Statement = "Doors to the record room are locked.", SignedBy = "R. Vega", Role = "Facility manager", Basis = "Seen by walking the building.",
        SignedAt = at, RecordedAt = at, RecordedBy = "officer", ValidUntil = until,
    };

    private static async Task<DeskFolder> DeskAsync(LoopbackMail server)
    {
        var desk = await DeskFolder.MakeAsync("--Mail:Host=localhost", $"--Mail:Port={server.Port}", "--Mail:Tls=None", "--Mail:From=desk@example.org", "--Mail:DeskAddress=https://desk.example.org");
        var accounts = desk.Services.GetRequiredService<Accounts>();
        foreach (var (name, role, address) in new[] { ("officer", Roles.ComplianceOfficer, "officer@example.org"), ("auditor", Roles.Auditor, "auditor@example.org"), ("admin", Roles.Administrator, null) })
        {
            Assert.Empty((await accounts.CreateAsync("test", name, null, [role])).Problems);
            Assert.Empty((await accounts.SetAddressAsync("test", (await accounts.ListAsync()).Single(a => a.Name == name).Id, address)).Problems);
        }

        return desk;
    }
}
