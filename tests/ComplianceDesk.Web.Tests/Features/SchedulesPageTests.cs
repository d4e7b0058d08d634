using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.Admin;
using ComplianceDesk.Web.Features.Schedules;
using ComplianceDesk.Web.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>The pages on schedules and mail, without a browser.</summary>
public sealed class SchedulesPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sets_Edits_AndOffersOnlyThoseWhoMayReadIt()
    {
        await using var desk = await DeskAsync();
        var page = desk.Services.GetRequiredService<SchedulesPageModel>();
        await page.LoadAsync("officer", ReportReaders.ComplianceOfficer, "");
        Assert.Equal(["auditor", "officer"], page.Readers.Select(r => r.Name));
        page.Draft.Recipients.Add("auditor");
        // Chosen by a forged form: the director may not read an activity review.
        page.Draft.Recipients.Add("director");
        await page.SaveAsync();
        Assert.Equal((null, "The schedule is set."), (page.Problem, page.Said));
        Assert.Equal(["auditor"], Assert.Single(page.Lines).Row.Recipients);

        // A breach log needs a year: the month chosen before does not stay.
        page.Draft.Name = "breach-log";
        await page.ChooseAsync();
        Assert.Equal(RollingPeriod.LastYear, page.Draft.Period);

        await page.LoadAsync("second", ReportReaders.ComplianceOfficer, "?edit=1");
        Assert.Equal((1, "activity-review"), (page.Draft.Id, Assert.Single(page.Kinds).Id));
        (page.Draft.Every, page.Draft.Day) = (TimingUnit.Week, 9);
        await page.SaveAsync();
        Assert.Equal("Choose a weekday.", page.Problem);
        page.Draft.Day = 5;
        await page.SaveAsync();
        Assert.Equal(("every Friday at 06:00", "second"), (page.Lines[0].Row.Timing.Words, page.Lines[0].Row.SetBy));
        await page.RunNowAsync(page.Lines[0].Row);
        Assert.Equal("waits for its turn", SchedulesPageModel.Result(page.Lines[0].Latest));
    }

    [Fact]
    public async Task Keeps_ADirectorFromWhatTheRoleDoesNotMake()
    {
        await using var desk = await DeskAsync();
        var page = desk.Services.GetRequiredService<SchedulesPageModel>();
        await page.LoadAsync("officer", ReportReaders.ComplianceOfficer, "");
        await page.SaveAsync();
        var row = page.Lines[0].Row;

        await page.LoadAsync("director", ReportReaders.HimDirector, "?edit=1");
        Assert.Empty(page.Lines);
        Assert.Equal(0, page.Draft.Id);
        Assert.DoesNotContain(page.Kinds, k => k.Id == "activity-review");
        foreach (var change in new Func<ReportScheduleRow, Task>[] { page.SwitchAsync, page.DeleteAsync, page.RunNowAsync })
        {
            await change(row);
            Assert.Equal("Your role makes no such report.", page.Problem);
        }

        page.Draft.Name = "activity-review";
        await page.SaveAsync();
        Assert.Equal("Your role makes no such report.", page.Problem);
        await page.TryAgainAsync(1);
        Assert.Equal("This message was not given up.", page.Problem);
        await using var db = desk.Store.CreateDbContext();
        Assert.True((await db.ReportSchedules.SingleAsync(Stop)).On);
        Assert.Equal(0, await db.ReportJobs.CountAsync(Stop));
    }

    [Fact]
    public async Task Tests_TheMailServer_AndShowsNoPassword()
    {
        await using var server = new LoopbackMail().Start();
        await using var desk = await DeskFolder.MakeAsync(
            "--Mail:Host=localhost", $"--Mail:Port={server.Port}", $"--Mail:Authority={server.Authority}", "--Mail:From=desk@example.org", "--Mail:DeskAddress=https://desk.example.org", "--Mail:Password=a secret");
        var page = desk.Services.GetRequiredService<MailPageModel>();
        await page.LoadAsync();
        Assert.Equal("from the configuration", page.Password);
        page.To = "admin@example.org";
        await page.TestAsync("admin", Stop);
        Assert.True(page.Answer!.Taken, page.Answer.Text);
        Assert.Equal("Test mail of ComplianceDesk", Assert.Single(server.Taken).Message.Subject);
        await server.StopAsync();
        await page.TestAsync("admin", Stop);
        Assert.False(page.Answer.Taken);
        await using var db = desk.Store.CreateDbContext();
        Assert.Equal(["taken by the server", "not taken"], await db.Trail.Where(t => t.Action == "mail-test").OrderBy(t => t.Id).Select(t => t.Detail).ToListAsync(Stop));
    }

    [Fact]
    public async Task Refuses_WhatIsNoAddress()
    {
        await using var desk = await DeskAsync();
        var accounts = desk.Services.GetRequiredService<Accounts>();
        var line = (await accounts.ListAsync())[0];
        foreach (var wrong in new[] { "nobody", "a b@example.org", "Ann <ann@example.org>", "ann@example.org, bob@example.org", "@example.org" })
        {
            Assert.Equal(["This is no mail address."], (await accounts.SetAddressAsync("admin", line.Id, wrong)).Problems);
        }

        Assert.Empty((await accounts.SetAddressAsync("admin", line.Id, " ann@example.org ")).Problems);
        Assert.Equal("ann@example.org", (await accounts.ListAsync())[0].Address);
    }

    private static async Task<DeskFolder> DeskAsync()
    {
        var desk = await DeskFolder.MakeAsync();
        foreach (var (name, role) in new[] { ("auditor", Roles.Auditor), ("director", Roles.HimDirector), ("officer", Roles.ComplianceOfficer), ("admin", Roles.Administrator) })
        {
            await desk.Services.GetRequiredService<Accounts>().CreateAsync("test", name, null, [role]);
        }

        return desk;
    }
}
