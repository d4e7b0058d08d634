using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Accesses a day from each source system, so that a day without any shows. Reads the daily counts, never the ledger.</summary>
public sealed class CoverageQuery(DeskStore store)
{
    /// <summary>Days shown, back from the last day that holds anything.</summary>
    public const int Days = 90;

    /// <summary>Each source's days up to the newest day of any source; empty when no access is stored.</summary>
    public async Task<IReadOnlyList<SourceCoverage>> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var counts = db.DailyCounts.AsNoTracking().Where(c => c.Kind == DailyCountKind.SourceSystem);
        if (await counts.MaxAsync(c => (int?)c.Day, cancellationToken) is not { } last)
        {
            return [];
        }
        var from = last - Days + 1;
        var rows = await counts.Where(c => c.Day >= from).ToListAsync(cancellationToken);
        var firstDays = await counts.GroupBy(c => c.Key).Select(g => new { g.Key, Day = g.Min(c => c.Day) }).ToDictionaryAsync(g => g.Key, g => g.Day, cancellationToken);
        var names = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.SourceSystem).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        return
        [
            .. firstDays.Select(source =>
            {
                // A source begins on its first day: days before it are not gaps.
                var start = Math.Max(from, source.Value);
                var events = new int[last - start + 1];
                foreach (var row in rows.Where(r => r.Key == source.Key))
                {
                    events[row.Day - start] += row.Events;
                }
                return new SourceCoverage(
                    source.Key == 0 ? null : names.GetValueOrDefault(source.Key), DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(start), events);
            }).OrderByDescending(s => s.Events.Sum(e => (long)e)),
        ];
    }
}

/// <summary>One source system's accesses by day.</summary>
/// <param name="Source">Its name, or null for accesses that name no source.</param>
/// <param name="From">The first day shown, in the site's zone.</param>
/// <param name="Events">Accesses of each day from then on, without a hole.</param>
public sealed record SourceCoverage(string? Source, DateOnly From, IReadOnlyList<int> Events)
{
    /// <summary>Days without a single access.</summary>
    public IEnumerable<DateOnly> Gaps => Events.Index().Where(e => e.Item == 0).Select(e => From.AddDays(e.Index));
}
