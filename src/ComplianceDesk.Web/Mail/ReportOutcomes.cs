using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Mail;

/// <summary>
/// Tells those concerned how jobs ended, each once: notices on the desk and messages to be mailed are written in the transaction that marks the job as told.
/// Whoever is told may read the report as the roles stand now.
/// </summary>
public sealed class ReportOutcomes(DeskStore store, ReportAudience audience, ReportMail words, IOptions<MailOptions> mail, TimeProvider clock)
{
    private const string Schedules = "/reports/schedules";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Tells of every job that ended and was not told of.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var ended = await db.ReportJobs.Where(j => j.ToldAt == null && (j.State == ReportJobState.Failed || (j.ScheduleId != null && (j.State == ReportJobState.Done || j.State == ReportJobState.Cancelled))))
            .OrderBy(j => j.Id).Select(j => j.Id).ToListAsync(cancellationToken);
        foreach (var id in ended)
        {
            await TellAsync(id, cancellationToken);
        }

        return ended.Count;
    }

    /// <summary>Notices on a message that was given up, for the schedule's owner and the administrators.</summary>
    public async Task<IReadOnlyList<NoticeRow>> GivenUpAsync(DeliveryRow delivery)
    {
        await using var db = store.CreateDbContext();
        var job = await db.ReportJobs.AsNoTracking().SingleAsync(j => j.Id == delivery.JobId);
        var text = string.Create(CultureInfo.InvariantCulture, $"The mail to {delivery.Who} on \"{ReportMail.Title(job)}\" was given up after {delivery.Attempts} {(delivery.Attempts == 1 ? "attempt" : "attempts")}: {delivery.Answer}");
        return Notices(Concerned(job, await audience.ActiveAsync()), text, alarm: true);
    }

    private async Task TellAsync(int id, CancellationToken cancellationToken)
    {
        var accounts = await audience.ActiveAsync();
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var job = await db.ReportJobs.SingleAsync(j => j.Id == id, cancellationToken);
        if (job.ToldAt is not null)
        {
            return;
        }

        job.ToldAt = Now;
        if (job.State == ReportJobState.Done)
        {
            await MadeAsync(db, job, accounts, cancellationToken);
        }
        else
        {
            var concerned = Concerned(job, accounts);
            db.Notices.AddRange(Notices(concerned, words.NotMadeNotice(job), alarm: true));
            var (subject, text) = words.NotMade(job);
            db.Deliveries.AddRange(concerned.Where(a => mail.Value.IsSet && a.Address is not null).Select(a => Delivery(job, a.Name, a.Address, subject, text)));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task MadeAsync(DeskContext db, ReportJobRow job, IReadOnlyList<AccountLine> accounts, CancellationToken cancellationToken)
    {
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == job.ReportId, cancellationToken);
        var schedule = await db.ReportSchedules.AsNoTracking().SingleAsync(s => s.Id == job.ScheduleId, cancellationToken);
        var (subject, text) = words.Made(job, report);
        var denied = new List<string>();
        foreach (var name in schedule.Recipients)
        {
            var account = accounts.FirstOrDefault(a => a.Name == name);
            if (account is null || !ReportRights.Of(account.Roles).MayRead(report))
            {
                denied.Add(name);
                db.Deliveries.Add(Withheld(Delivery(job, name, null, subject, text), account is null ? "The account is gone or locked." : "The account's role may not read this report."));
                continue;
            }

            db.Notices.Add(new NoticeRow { Who = name, At = Now, Text = string.Create(CultureInfo.InvariantCulture, $"Report no. {report.Id} was made for you: {ReportMail.Title(job)}{(report.Draft ? ", draft" : "")}."), Href = ReportMail.FileOf(report) });
            var delivery = Delivery(job, name, account.Address, subject, text);
            db.Deliveries.Add(!mail.Value.IsSet ? Withheld(delivery, "No mail server is set; told on the desk.") : account.Address is null ? Withheld(delivery, "The account has no mail address; told on the desk.") : delivery);
        }

        if (denied.Count > 0)
        {
            db.Notices.AddRange(Notices(Concerned(job, accounts), $"\"{ReportMail.Title(job)}\" was made, and not announced to {string.Join(", ", denied)}: gone, locked, or in a role that may not read it.", alarm: true));
        }
    }

    /// <summary>Who is told that something went wrong: the person who asked, and for a schedule the administrators too.</summary>
    private static IReadOnlyList<AccountLine> Concerned(ReportJobRow job, IReadOnlyList<AccountLine> accounts) =>
        [.. accounts.Where(a => a.Name == job.AskedBy || (job.ScheduleId is not null && a.Roles.Contains(Roles.Administrator)))];

    private IReadOnlyList<NoticeRow> Notices(IEnumerable<AccountLine> accounts, string text, bool alarm) =>
        [.. accounts.Select(a => new NoticeRow { Who = a.Name, At = Now, Text = text, Href = a.Roles.Intersect(Policies.Allowed[Policies.ViewReports]).Any() ? Schedules : "/admin/mail", Alarm = alarm })];

    private DeliveryRow Delivery(ReportJobRow job, string who, string? address, string subject, string text) => new()
    {
        JobId = job.Id, ScheduleId = job.ScheduleId, ReportId = job.ReportId, Who = who, Address = address, Subject = subject, Text = text, QueuedAt = Now, NextAttemptAt = Now,
    };

    private static DeliveryRow Withheld(DeliveryRow delivery, string why)
    {
        (delivery.State, delivery.NextAttemptAt, delivery.Answer) = (DeliveryState.Withheld, null, why);
        return delivery;
    }
}
