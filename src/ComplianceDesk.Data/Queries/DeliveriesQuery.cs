using System.Runtime.CompilerServices;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The latest messages, each with what became of it.</summary>
public sealed class DeliveriesQuery(DeskStore store)
{
    /// <summary>Messages shown.</summary>
    public const int Most = 100;

    /// <summary>Newest first.</summary>
    /// <param name="readable">Only those of schedules of such reports; null for all.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<DeliveryRow>> RunAsync(ReadableReports? readable = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await Rows(db, readable).Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>Every one of them, newest first, read as it is asked for.</summary>
    public async IAsyncEnumerable<DeliveryRow> ReadAsync(ReadableReports? readable = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        await foreach (var row in Rows(db, readable).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    private static IQueryable<DeliveryRow> Rows(DeskContext db, ReadableReports? readable)
    {
        var rows = db.Deliveries.AsNoTracking();
        if (readable is not null)
        {
            rows = rows.Where(d => db.ReportJobs.Any(j => j.Id == d.JobId && j.ScheduleId != null && readable.Names.Contains(j.Name)));
        }

        return rows.OrderByDescending(d => d.Id);
    }
}
