using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>How many findings of each severity a filter holds, each count capped. The filter's own severity is left aside, so that the tiles stay a choice.</summary>
public sealed class FindingCountsQuery(DeskStore store)
{
    /// <inheritdoc cref="FindingQueueQuery.RunAsync"/>
    public async Task<FindingCounts> RunAsync(
        FindingFilter filter, QueueViewer viewer, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = db.Findings(filter with { Severity = null }, viewer);
        var counts = new Dictionary<FindingSeverity, CappedCount>();
        foreach (var severity in Enum.GetValues<FindingSeverity>())
        {
            counts[severity] = CappedCount.Of(
                await rows.Where(f => f.Severity == severity).Select(f => f.Id).Take(CappedCount.Cap + 1).CountAsync(cancellationToken));
        }
        var shown = filter.Severity is { } chosen
            ? counts[chosen]
            : CappedCount.Of(await rows.Select(f => f.Id).Take(CappedCount.Cap + 1).CountAsync(cancellationToken));
        return new FindingCounts(counts, shown);
    }
}

/// <summary>Counts of a queue.</summary>
/// <param name="BySeverity">Each severity's count, whatever severity the filter asks for.</param>
/// <param name="Shown">Rows of the filter itself.</param>
public sealed record FindingCounts(IReadOnlyDictionary<FindingSeverity, CappedCount> BySeverity, CappedCount Shown);
