using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Web.Mail;

/// <summary>
/// Reminds those who may sign of statements whose last day is near or has passed: once for each statement and step, with a notice and a mail to each account. What was
/// told to whom is kept, and stands in the trail, in one transaction with the messages.
/// </summary>
public sealed class ExpiryReminders(DeskStore store, DueRemindersQuery query, ReportAudience audience, ReminderMail words, Outbox outbox, Site site, TimeProvider clock)
{
    private (DateOnly Day, int Run)? looked;

    /// <summary>Tells of all that came to a step. Looks once a day, and after every run of the requirements.</summary>
    /// <returns>How many statements there were.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = store.CreateDbContext();
        var moment = (site.Day(now), await db.RequirementRuns.MaxAsync(r => (int?)r.Id, cancellationToken) ?? 0);
        if (moment == looked)
        {
            return 0;
        }

        var due = await query.RunAsync(now, cancellationToken);
        var signers = due.Count == 0 ? [] : (await audience.ActiveAsync()).Where(a => a.Roles.Intersect(Policies.Allowed[Policies.AttestRequirements]).Any()).ToList();
        if (signers.Count > 0)
        {
            await TellAsync(db, due, signers, now, cancellationToken);
        }

        looked = moment;
        return signers.Count > 0 ? due.Count : 0;
    }

    /// <summary>Notices on a reminder whose mail was given up, for the administrators.</summary>
    public async Task<IReadOnlyList<NoticeRow>> GivenUpAsync(DeliveryRow delivery) =>
        [.. (await audience.ActiveAsync()).Where(a => a.Roles.Contains(Roles.Administrator)).Select(a => outbox.Notice(a.Name, Outbox.GivenUp(delivery, delivery.Subject), "/admin/mail", alarm: true))];

    private async Task TellAsync(DeskContext db, IReadOnlyList<DueReminder> due, IReadOnlyList<AccountLine> signers, DateTime now, CancellationToken cancellationToken)
    {
        var (subject, text) = words.Of(due, site.Day(now));
        var (notice, href) = ReminderMail.Notice(due, site.Day(now));
        db.Notices.AddRange(signers.Select(a => outbox.Notice(a.Name, notice, href)));
        db.Deliveries.AddRange(signers.Select(a => outbox.Message(a, subject, text)));
        foreach (var one in due)
        {
            var row = one.Told(signers.Select(a => a.Name), now);
            db.StatementReminders.Add(row);
            db.Trail.Add(new TrailRow
            {
                At = now, Who = "desk", Action = "statement-reminder", Subject = $"requirement:{one.Requirement.Id}",
                Detail = string.Create(CultureInfo.InvariantCulture, $"last day {one.LastDay:yyyy-MM-dd}, to {string.Join(", ", row.Told)}"),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
