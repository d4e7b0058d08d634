using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The schedules of reports that a reader may open, each with its latest run.</summary>
public sealed class ReportSchedulesQuery(DeskStore store)
{
    /// <summary>In the order in which they run next; those that are off last.</summary>
    public async Task<IReadOnlyList<ScheduleLine>> RunAsync(ReadableReports readable, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var schedules = await db.ReportSchedules.AsNoTracking().Where(s => s.DeletedAt == null && readable.Names.Contains(s.Name))
            .OrderByDescending(s => s.On).ThenBy(s => s.NextRunAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        var latest = await db.ReportJobs.Where(j => j.ScheduleId != null).GroupBy(j => j.ScheduleId).Select(g => g.Max(j => j.Id)).ToListAsync(cancellationToken);
        var jobs = await db.ReportJobs.AsNoTracking().Where(j => latest.Contains(j.Id)).ToDictionaryAsync(j => j.ScheduleId!.Value, cancellationToken);
        return [.. schedules.Select(s => new ScheduleLine(s, jobs.GetValueOrDefault(s.Id)))];
    }
}

/// <summary>A schedule as listed.</summary>
/// <param name="Row">The schedule.</param>
/// <param name="Latest">Its latest run; null when it never ran.</param>
public sealed record ScheduleLine(ReportScheduleRow Row, ReportJobRow? Latest);
