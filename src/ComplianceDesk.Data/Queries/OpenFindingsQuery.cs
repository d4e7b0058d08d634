using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Findings that wait for a person and that no suppression keeps out of the queue, by severity and by how long they have waited.</summary>
public sealed class OpenFindingsQuery(DeskStore store, TimeProvider clock)
{
    /// <summary>Upper bounds of the ages, in days since detection; the last age has none.</summary>
    public static readonly IReadOnlyList<int> Ages = [1, 7, 30];

    /// <summary>The counts now.</summary>
    public async Task<OpenFindings> RunAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var bounds = Ages.Select(days => now.AddDays(-days)).ToArray();
        var (day, week, month) = (bounds[0], bounds[1], bounds[2]);
        await using var db = store.CreateDbContext();
        var open = db.Findings.AsNoTracking().Where(f => (f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview) && f.SuppressedUntil == null);
        var counts = await open
            .GroupBy(f => new { f.Severity, f.Status, Age = f.DetectedAt > day ? 0 : f.DetectedAt > week ? 1 : f.DetectedAt > month ? 2 : 3 })
            .Select(g => new { g.Key.Severity, g.Key.Status, g.Key.Age, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var bySeverity = Enum.GetValues<FindingSeverity>().OrderDescending().Select(severity => new OpenSeverity(
            severity, [.. Enumerable.Range(0, Ages.Count + 1).Select(age => counts.Where(c => c.Severity == severity && c.Age == age).Sum(c => c.Count))]));
        return new OpenFindings(
            counts.Where(c => c.Status == FindingStatus.New).Sum(c => c.Count),
            counts.Where(c => c.Status == FindingStatus.UnderReview).Sum(c => c.Count),
            await open.CountAsync(f => f.EscalatedAt != null, cancellationToken),
            await open.MinAsync(f => (DateTime?)f.DetectedAt, cancellationToken),
            [.. bySeverity],
            now);
    }
}

/// <summary>Findings that wait.</summary>
/// <param name="New">Not yet opened for review.</param>
/// <param name="UnderReview">Under review and undecided.</param>
/// <param name="Escalated">Of both, those marked as ones that cannot wait.</param>
/// <param name="OldestAt">When the one waiting longest was detected, UTC.</param>
/// <param name="BySeverity">Highest severity first.</param>
/// <param name="AsOf">When it was counted, UTC.</param>
public sealed record OpenFindings(int New, int UnderReview, int Escalated, DateTime? OldestAt, IReadOnlyList<OpenSeverity> BySeverity, DateTime AsOf);

/// <summary>Open findings of one severity, by the ages of <see cref="OpenFindingsQuery.Ages"/>, youngest first.</summary>
public sealed record OpenSeverity(FindingSeverity Severity, IReadOnlyList<int> ByAge);
