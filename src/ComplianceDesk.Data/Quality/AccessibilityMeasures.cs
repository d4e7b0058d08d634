using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using static ComplianceDesk.Core.Quality.Scores.AccessibilityParts;

namespace ComplianceDesk.Data.Quality;

/// <summary>Measures the parts of the accessibility score from roll-ups, import records and the latest events.</summary>
/// <param name="db">The store.</param>
/// <param name="feeds">What it holds.</param>
/// <param name="now">The moment of the run, UTC.</param>
/// <param name="encounterDays">Days on which an encounter starts, none after the run.</param>
internal sealed class AccessibilityMeasures(DeskContext db, FeedsInStore feeds, DateTime now, SortedSet<DateOnly> encounterDays)
{
    public async Task<IReadOnlyList<ScorePart>> MeasureAsync(CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(cancellationToken);
        var files = await db.Imports.AsNoTracking().Where(r => r.Status != ImportStatus.Waiting && r.Status != ImportStatus.Running)
            .GroupBy(r => r.Status).Select(g => new { Status = g.Key, Files = g.LongCount(), Read = g.Sum(r => r.Read), Rejected = g.Sum(r => r.Rejected) })
            .ToListAsync(cancellationToken);
        var finished = files.Where(f => f.Status == ImportStatus.Finished).ToList();
        var days = await db.DailyCounts.Where(r => r.Kind == DailyCountKind.Action).Select(r => r.Day).Distinct().ToListAsync(cancellationToken);
        return
        [
            feeds.WithRows.Count == 0
                ? ScorePart.NotMeasured(FeedsImported, "not run: nothing has been imported")
                : ScorePart.Measured(FeedsImported, CoreFeeds.Count(feeds.Has), CoreFeeds.Count),
            newest.Count == 0
                ? ScorePart.NotMeasured(FeedsCurrent, "not run: neither accesses nor encounters have been imported")
                : ScorePart.Measured(FeedsCurrent, newest.Count(at => now - at <= Freshness), newest.Count),
            newest.Count < 2
                ? ScorePart.NotMeasured(FeedsInStep, "not run: there are not two feeds of events to compare")
                : ScorePart.Measured(FeedsInStep, newest.Count(at => newest.Max() - at <= Freshness), newest.Count),
            days.Count == 0
                ? ScorePart.NotMeasured(AccessDays, "not run: the accesses feed has not been imported")
                : ScorePart.Measured(AccessDays, days.Count, days.Max() - days.Min() + 1),
            encounterDays.Count == 0
                ? ScorePart.NotMeasured(EncounterDays, "not run: no encounter has started")
                : ScorePart.Measured(EncounterDays, encounterDays.Count, encounterDays.Max.DayNumber - encounterDays.Min.DayNumber + 1),
            ScorePart.Measured(RowsAccepted, finished.Sum(f => f.Read - f.Rejected), finished.Sum(f => f.Read)),
            ScorePart.Measured(FilesTakenIn, files.Where(f => f.Status != ImportStatus.Failed).Sum(f => f.Files), files.Sum(f => f.Files)),
        ];
    }

    /// <summary>Time of the newest event of each feed of events, none after the run.</summary>
    private async Task<List<DateTime>> NewestAsync(CancellationToken cancellationToken)
    {
        var accesses = await db.Accesses.Where(r => r.At <= now).OrderByDescending(r => r.At).Select(r => (DateTime?)r.At).FirstOrDefaultAsync(cancellationToken);
        var encounters = await db.Encounters.Where(r => r.StartedAt <= now).MaxAsync(r => (DateTime?)r.StartedAt, cancellationToken);
        return [.. new[] { accesses, encounters }.OfType<DateTime>()];
    }
}
