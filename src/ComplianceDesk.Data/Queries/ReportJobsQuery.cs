using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The jobs on reports that a reader may open: all that are not ended, and the latest that are.</summary>
public sealed class ReportJobsQuery(DeskStore store)
{
    /// <summary>Ended jobs shown.</summary>
    public const int MostEnded = 10;

    /// <summary>Newest first; those that are not ended before the others.</summary>
    public async Task<IReadOnlyList<ReportJobRow>> RunAsync(ReadableReports readable, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var jobs = db.ReportJobs.AsNoTracking().Where(j => j.Identified ? readable.Identified.Contains(j.Name) : readable.Names.Contains(j.Name));
        var open = await jobs.Where(j => j.State == ReportJobState.Waiting || j.State == ReportJobState.Running).OrderByDescending(j => j.Id).ToListAsync(cancellationToken);
        var ended = await jobs.Where(j => j.State != ReportJobState.Waiting && j.State != ReportJobState.Running).OrderByDescending(j => j.Id).Take(MostEnded).ToListAsync(cancellationToken);
        return [.. open, .. ended];
    }
}
