using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using static ComplianceDesk.Core.Quality.Scores.AccessibilityParts;

namespace ComplianceDesk.Data.Quality;

/// <summary>Measures the parts of the accessibility score from roll-ups, import records and the latest events.</summary>
/// <param name="db">The store.</param>
/// <param name="feeds">What it holds.</param>
/// <param name="now">The moment of the run, UTC.</param>
/// <param name="encounterDays">Days on which an encounter starts, none after the run.</param>
/// <param name="policy">The limits in force.</param>
internal sealed class AccessibilityMeasures(DeskContext db, FeedsInStore feeds, DateTime now, SortedSet<DateOnly> encounterDays, JudgementPolicy policy)
{
    public async Task<IReadOnlyList<Measure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(cancellationToken);
        var accessDays = await db.DailyCounts.Where(r => r.Kind == DailyCountKind.Action).Select(r => r.Day).Distinct().ToListAsync(cancellationToken);
        var files = await db.Imports.AsNoTracking().Where(r => r.Status != ImportStatus.Waiting && r.Status != ImportStatus.Running)
            .Select(r => new { r.Id, r.Status, r.Read, r.Rejected }).ToListAsync(cancellationToken);
        var finished = files.Where(f => f.Status == ImportStatus.Finished).ToList();
        return
        [
            feeds.WithRows.Count == 0
                ? Measure.Without(FeedsImported, "not run: nothing has been imported")
                : Measure.Of(FeedsImported, "imports", "rows of the feed", [.. CoreFeeds.Select(feed => (feed, (string?)null, feeds.Has(feed)))]),
            newest.Count == 0
                ? Measure.Without(FeedsCurrent, "not run: neither accesses nor encounters have been imported")
                : Measure.Of(FeedsCurrent, "imports", $"an event in the {Freshness.QuantityIn(policy)} before the run", Compared(now, Freshness)),
            newest.Count < 2
                ? Measure.Without(FeedsInStep, "not run: there are not two feeds of events to compare")
                : Measure.Of(FeedsInStep, "imports", $"an event in the {Lag.QuantityIn(policy)} before the newest of any feed", Compared(newest.Max(feed => feed.At), Lag)),
            Days(AccessDays, "accesses", [.. accessDays.Select(day => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day))], "not run: the accesses feed has not been imported"),
            Days(EncounterDays, "encounters", encounterDays, "not run: no encounter has started"),
            Measure.Of(RowsAccepted, finished.Sum(f => f.Read - f.Rejected), finished.Sum(f => f.Read)) with
            {
                Evidence =
                [
                    .. finished.Where(f => f.Rejected > 0).Select(f => new CheckFailure(
                        RowsAccepted.Id, "imports", Id(f.Id), "", string.Create(CultureInfo.InvariantCulture, $"{f.Rejected} of {f.Read} rows rejected"), "no row rejected")),
                ],
            },
            Measure.Of(FilesTakenIn, "imports", "a file that is taken in", [.. files.Select(f => (Id(f.Id), (string?)"failed", f.Status != ImportStatus.Failed))]),
        ];

        IReadOnlyCollection<(string Feed, string? Found, bool Good)> Compared(DateTime with, Threshold most) =>
            [.. newest.Select(feed => (feed.Name, (string?)feed.At.Iso(), (with - feed.At).TotalMilliseconds <= most.SpanIn(policy)))];
    }

    /// <summary>Days from the first to the last, of which those that are not there are evidence.</summary>
    private static Measure Days(ScorePartInfo part, string feed, SortedSet<DateOnly> days, string whenNone) => days.Count == 0
        ? Measure.Without(part, whenNone)
        : Measure.Of(part, feed, "an event on this day", [.. SourceDays.Between(days.Min, days.Max).Select(day => (SourceDays.Text(day), (string?)null, days.Contains(day)))]);

    /// <summary>Time of the newest event of each feed of events, none after the run.</summary>
    private async Task<List<(string Name, DateTime At)>> NewestAsync(CancellationToken cancellationToken)
    {
        var accesses = await db.Accesses.Where(r => r.At <= now).OrderByDescending(r => r.At).Select(r => (DateTime?)r.At).FirstOrDefaultAsync(cancellationToken);
        var encounters = await db.Encounters.Where(r => r.StartedAt <= now).MaxAsync(r => (DateTime?)r.StartedAt, cancellationToken);
        return [.. new (string Name, DateTime? At)[] { ("accesses", accesses), ("encounters", encounters) }.Where(f => f.At is not null).Select(f => (f.Name, f.At!.Value))];
    }

    private static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);
}
