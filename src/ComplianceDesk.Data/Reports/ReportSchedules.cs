using System.Globalization;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>
/// Reports that are made again and again. When the next run is due stands in the store, so that a run missed while the desk was off is caught up: once,
/// for the last time it was due, and its job says what was missed. People appear by keys: to be named needs a reason each time.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="next">When a timing comes next after an instant, both in UTC.</param>
/// <param name="clock">The time.</param>
public sealed class ReportSchedules(DeskStore store, Func<ReportTiming, DateTime, DateTime> next, TimeProvider clock)
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>Raised whenever a schedule was added, changed or has run.</summary>
    public event Action? Changed;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Adds a schedule, or changes one; whoever changes it is who set it from then on.</summary>
    /// <param name="wanted">What is wanted; its id is 0 for a new one. Whom it is about is taken for a new one only.</param>
    /// <param name="subject">Names the patient, user or department of a new one.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>Why it was not taken; null when it was.</returns>
    public async Task<Refusal?> SaveAsync(ReportScheduleRow wanted, ReportRequest subject, CancellationToken cancellationToken = default)
    {
        if (wanted.Timing.Problem is { } problem) return new Refusal("timing", problem);
        if (wanted.Format is not ("pdf" or "xlsx")) return new Refusal("no-format", "Choose a format: PDF or workbook.");
        if (ReportCatalog.Find(wanted.Name)?.Info is not { } report || RollingPeriods.For(report).All(p => p.Period != wanted.Period)) return new Refusal("period", "Choose a report, and a period that it can be made over.");
        await using var db = store.CreateDbContext();
        var row = wanted;
        if (wanted.Id == 0)
        {
            if (ReportLibrary.WhyNot(subject) is { } why) return new Refusal("no-report", why);
            try
            {
                row.About = (await ReportSubject.FindAsync(db, report, subject, cancellationToken)).About;
            }
            catch (ArgumentException unknown)
            {
                return new Refusal("unknown", unknown.Message);
            }

            db.ReportSchedules.Add(row);
        }
        else if (await db.ReportSchedules.FirstOrDefaultAsync(s => s.Id == wanted.Id && s.DeletedAt == null && s.Name == wanted.Name, cancellationToken) is { } kept)
        {
            row = kept;
            (row.Format, row.Period, row.Every, row.Day, row.Minute, row.Recipients, row.SetBy) = (wanted.Format, wanted.Period, wanted.Every, wanted.Day, wanted.Minute, wanted.Recipients, wanted.SetBy);
        }
        else
        {
            return Gone;
        }

        (row.SetAt, row.NextRunAt) = (Now, next(row.Timing, Now));
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            // The trail names a new schedule by the number that the store gives it.
            await db.SaveChangesAsync(cancellationToken);
            Note(db, row, wanted.SetBy, "schedule-set", $"{row.Name} as {row.Format}, {row.Timing.Words}, to {(row.Recipients.Count == 0 ? "nobody" : string.Join(", ", row.Recipients))}");
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        Changed?.Invoke();
        return null;
    }

    /// <summary>Pauses a schedule or lets it run again. What would have been due in between is not caught up.</summary>
    public Task<Refusal?> SetOnAsync(int schedule, bool on, string who, CancellationToken cancellationToken = default) =>
        ChangeAsync(schedule, who, on ? "schedule-on" : "schedule-off", row => (row.On, row.NextRunAt) = (on, next(row.Timing, Now)), cancellationToken);

    /// <summary>Ends a schedule for good. Its jobs and messages stay.</summary>
    public Task<Refusal?> DeleteAsync(int schedule, string who, CancellationToken cancellationToken = default) =>
        ChangeAsync(schedule, who, "schedule-deleted", row => (row.On, row.DeletedAt) = (false, Now), cancellationToken);

    /// <summary>Makes the report of a schedule now, out of turn; when it is due next does not change.</summary>
    public async Task<Refusal?> RunNowAsync(int schedule, string who, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (await Standing(db).FirstOrDefaultAsync(s => s.Id == schedule, cancellationToken) is not { } row)
        {
            return Gone;
        }

        db.ReportJobs.Add(Job(row, Now, zone, $"Run out of turn by {who}."));
        await KeepAsync(db, row, who, "schedule-run", cancellationToken);
        return null;
    }

    /// <summary>Puts every run that is due in the line of jobs, each schedule once.</summary>
    /// <param name="zone">The site's zone.</param>
    /// <param name="whyNot">Why the account that set a schedule may not have its report made; null when it may.</param>
    /// <param name="cancellationToken">Stops between two schedules.</param>
    /// <returns>How many runs were due.</returns>
    public async Task<int> FireDueAsync(TimeZoneInfo zone, Func<ReportScheduleRow, Task<string?>> whyNot, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var due = await Standing(db).Where(s => s.On && s.NextRunAt <= Now).OrderBy(s => s.NextRunAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            var (last, missed) = (row.NextRunAt, 0);
            var after = next(row.Timing, last);
            for (; after <= Now; after = next(row.Timing, after))
            {
                (last, missed) = (after, missed + 1);
            }

            var job = Job(row, last, zone, Remark(row.NextRunAt, last, missed, zone));
            job.DueAt = last;
            if (await whyNot(row) is { } why)
            {
                (job.State, job.Problem, job.FinishedAt) = (ReportJobState.Failed, why, Now);
                Note(db, row, row.SetBy, "report-failed", why);
            }

            db.ReportJobs.Add(job);
            row.NextRunAt = after;
            // Both or neither: a run is neither lost nor put in the line twice.
            await db.SaveChangesAsync(cancellationToken);
        }

        if (due.Count > 0)
        {
            Changed?.Invoke();
        }

        return due.Count;
    }

    /// <summary>The schedules that stand.</summary>
    public async Task<IReadOnlyList<ReportScheduleRow>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await Standing(db).AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancellationToken);
    }

    private static Refusal Gone => new("gone", "There is no such schedule any more.");

    private static IQueryable<ReportScheduleRow> Standing(DeskContext db) => db.ReportSchedules.Where(s => s.DeletedAt == null);

    private ReportJobRow Job(ReportScheduleRow row, DateTime at, TimeZoneInfo zone, string? remark)
    {
        var (from, to) = RollingPeriods.Of(row.Period, zone.DayOf(at));
        if (ReportCatalog.Find(row.Name)!.Info.Needs.HasFlag(ReportNeeds.Year))
        {
            to = new DateOnly(from.Year, 12, 31);
        }

        return new ReportJobRow { Name = row.Name, Format = row.Format, From = from, To = to, About = row.About, ScheduleId = row.Id, AskedBy = row.SetBy, AskedAt = Now, Remark = remark };
    }

    private string? Remark(DateTime first, DateTime last, int missed, TimeZoneInfo zone)
    {
        string At(DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTimeFromUtc(utc, zone):d MMM yyyy HH:mm} {zone.Id}");
        return missed > 0 ? string.Create(CultureInfo.InvariantCulture, $"Caught up once for the run due {At(last)}: {missed} earlier {(missed == 1 ? "run" : "runs")} since {At(first)} were missed while the desk was off.")
            : Now - last > Late ? $"Caught up: was due {At(last)}, while the desk was off."
            : null;
    }

    private async Task<Refusal?> ChangeAsync(int schedule, string who, string action, Action<ReportScheduleRow> change, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        if (await Standing(db).FirstOrDefaultAsync(s => s.Id == schedule, cancellationToken) is not { } row)
        {
            return Gone;
        }

        change(row);
        await KeepAsync(db, row, who, action, cancellationToken);
        return null;
    }

    private async Task KeepAsync(DeskContext db, ReportScheduleRow row, string who, string action, CancellationToken cancellationToken)
    {
        Note(db, row, who, action, null);
        await db.SaveChangesAsync(cancellationToken);
        Changed?.Invoke();
    }

    private void Note(DeskContext db, ReportScheduleRow row, string who, string action, string? detail) =>
        db.Trail.Add(new TrailRow { At = Now, Who = who, Action = action, Subject = string.Create(CultureInfo.InvariantCulture, $"schedule:{row.Id}"), Detail = detail });
}
