using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Web.Mail;

/// <summary>
/// Tells those concerned how jobs ended, each once: notices on the desk and messages to be mailed are written in the transaction that marks the job as told.
/// Whoever is told may read the report as the roles stand now.
/// </summary>
public sealed class ReportOutcomes(DeskStore store, ReportAudience audience, ReportMail words, Outbox outbox, TimeProvider clock)
{
    private const string Schedules = "/reports/schedules";

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
        return Alarms(Concerned(job, await audience.ActiveAsync()), Outbox.GivenUp(delivery, ReportMail.Title(job)));
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

        job.ToldAt = clock.GetUtcNow().UtcDateTime;
        if (job.State == ReportJobState.Done)
        {
            await MadeAsync(db, job, accounts, cancellationToken);
        }
        else
        {
            var concerned = Concerned(job, accounts);
            db.Notices.AddRange(Alarms(concerned, words.NotMadeNotice(job)));
            var (subject, text) = words.NotMade(job);
            db.Deliveries.AddRange(concerned.Select(a => outbox.Message(a, subject, text)).Where(d => d.State == DeliveryState.Waiting).Select(d => Of(job, d)));
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
                db.Deliveries.Add(Of(job, outbox.Withheld(name, subject, text, account is null ? "The account is gone or locked." : "The account's role may not read this report.")));
                continue;
            }

            db.Notices.Add(outbox.Notice(name, string.Create(CultureInfo.InvariantCulture, $"Report no. {report.Id} was made for you: {ReportMail.Title(job)}{(report.Draft ? ", draft" : "")}."), ReportMail.FileOf(report)));
            db.Deliveries.Add(Of(job, outbox.Message(account, subject, text)));
        }

        if (denied.Count > 0)
        {
            db.Notices.AddRange(Alarms(Concerned(job, accounts), $"\"{ReportMail.Title(job)}\" was made, and not announced to {string.Join(", ", denied)}: gone, locked, or in a role that may not read it."));
        }
    }

    /// <summary>Who is told that something went wrong: the person who asked, and for a schedule the administrators too.</summary>
    private static IReadOnlyList<AccountLine> Concerned(ReportJobRow job, IReadOnlyList<AccountLine> accounts) =>
        [.. accounts.Where(a => a.Name == job.AskedBy || (job.ScheduleId is not null && a.Roles.Contains(Roles.Administrator)))];

    private IReadOnlyList<NoticeRow> Alarms(IEnumerable<AccountLine> accounts, string text) =>
        [.. accounts.Select(a => outbox.Notice(a.Name, text, a.Roles.Intersect(Policies.Allowed[Policies.ViewReports]).Any() ? Schedules : "/admin/mail", alarm: true))];

    private static DeliveryRow Of(ReportJobRow job, DeliveryRow delivery)
    {
        (delivery.JobId, delivery.ScheduleId, delivery.ReportId) = (job.Id, job.ScheduleId, job.ReportId);
        return delivery;
    }
}
