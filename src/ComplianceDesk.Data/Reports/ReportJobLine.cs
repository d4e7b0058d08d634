using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>The line of report jobs in the store: each step from one state to the next, made only when the job still stands where it was thought to.</summary>
internal sealed class ReportJobLine(DeskStore store, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Jobs that are not ended.</summary>
    public static IQueryable<ReportJobRow> Open(DeskContext db) => db.ReportJobs.Where(j => j.State == ReportJobState.Waiting || j.State == ReportJobState.Running);

    /// <summary>The next job, begun; null when none waits. Nobody else runs any: one that stands as running was cut off.</summary>
    public async Task<ReportJobRow?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = store.CreateDbContext();
            if (await Open(db).AsNoTracking().OrderBy(j => j.Id).FirstOrDefaultAsync(cancellationToken) is not { } job)
            {
                return null;
            }

            if (job.Starts >= ReportJobs.MostStarts)
            {
                var why = string.Create(CultureInfo.InvariantCulture, $"The desk was cut off {job.Starts} times while it ran. It is not begun again.");
                await EndAsync(job.Id, job.State, ReportJobState.Failed, why, null, cancellationToken);
                continue;
            }

            var begun = await db.ReportJobs.Where(j => j.Id == job.Id && j.State == job.State).ExecuteUpdateAsync(
                set => set.SetProperty(j => j.State, ReportJobState.Running).SetProperty(j => j.Starts, job.Starts + 1).SetProperty(j => j.StartedAt, Now), cancellationToken);
            if (begun == 1)
            {
                return job;
            }
        }
    }

    /// <summary>Ends a running job with its report, in the transaction that registers the report.</summary>
    /// <exception cref="OperationCanceledException">The job was ended meanwhile.</exception>
    public async Task FinishAsync(DeskContext db, int job, int report, long rows, CancellationToken cancellationToken)
    {
        var ended = await db.ReportJobs.Where(j => j.Id == job && j.State == ReportJobState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, ReportJobState.Done).SetProperty(j => j.ReportId, report).SetProperty(j => j.Rows, rows).SetProperty(j => j.FinishedAt, Now), cancellationToken);
        if (ended == 0)
        {
            throw new OperationCanceledException("The job was ended before its report was registered.");
        }
    }

    /// <summary>Ends a job that stands in a state without a report, and says so in the trail. False when it stands in another.</summary>
    public async Task<bool> EndAsync(int job, ReportJobState from, ReportJobState to, string? problem, string? by, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.ReportJobs.FirstOrDefaultAsync(j => j.Id == job && j.State == from, cancellationToken) is not { } row)
        {
            return false;
        }

        (row.State, row.FinishedAt, row.Problem, row.CancelledBy) = (to, Now, problem, by);
        db.Trail.Add(new TrailRow
        {
            At = Now, Who = by ?? row.AskedBy, Action = to == ReportJobState.Cancelled ? "report-cancelled" : "report-failed",
            Subject = string.Create(CultureInfo.InvariantCulture, $"report-job:{job}"),
            Detail = string.Create(CultureInfo.InvariantCulture, $"{row.Name} {row.From:yyyy-MM-dd} to {row.To:yyyy-MM-dd} as {row.Format}{(problem is null ? "" : $": {problem}")}"),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Lets a running job wait again. An orderly stop is no fault of the job's: its start does not count.</summary>
    public async Task PutBackAsync(int job)
    {
        await using var db = store.CreateDbContext();
        await db.ReportJobs.Where(j => j.Id == job && j.State == ReportJobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.State, ReportJobState.Waiting).SetProperty(j => j.Starts, j => j.Starts - 1), CancellationToken.None);
    }
}
