using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>How each feed comes in: its latest file, how often files come, and what became of their records.</summary>
public sealed class FeedHealthQuery(DeskStore store, TimeProvider clock)
{
    /// <summary>Files of a feed from which its rhythm is learned.</summary>
    public const int Learned = 10;

    /// <summary>Feeds whose latest file is overdue, as checks name them: what rests on one is of the day it last came.</summary>
    public async Task<IReadOnlySet<string>> LateAsync(CancellationToken cancellationToken = default) =>
        (await RunAsync(cancellationToken)).Where(f => f.IsLate).Select(f => f.Name).ToHashSet();

    /// <summary>Every feed of which a file was given, late ones first.</summary>
    public async Task<IReadOnlyList<FeedHealth>> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var now = clock.GetUtcNow().UtcDateTime;
        var files = await db.Imports.AsNoTracking().Where(i => i.Feed != null).OrderBy(i => i.Id)
            .Select(i => new { i.Id, Feed = i.Feed!, i.FileName, i.Status, i.Read, i.Stored, i.Duplicate, i.Rejected, i.ReceivedAt, i.LastAt, i.Remarks, i.Columns }).ToListAsync(cancellationToken);
        return
        [
            .. files.GroupBy(f => f.Feed).Select(feed =>
            {
                var taken = feed.Where(f => f.Status is ImportStatus.Finished or ImportStatus.Repeated).ToList();
                var last = taken.Count > 0 ? taken[^1] : feed.Last();
                var gap = Rhythm([.. taken.Select(f => f.ReceivedAt)]);
                var columns = taken.Where(f => f.Columns is not null).TakeLast(2).Select(f => f.Columns).Distinct().Count() > 1;
                return new FeedHealth(
                    feed.Key, last.Id, last.FileName, last.ReceivedAt, last.LastAt, gap, gap is { } every && now - last.ReceivedAt > 2 * every, taken.Count,
                    feed.Count(f => f.Status == ImportStatus.Failed), feed.Sum(f => f.Read), feed.Sum(f => f.Stored), feed.Sum(f => f.Duplicate), feed.Sum(f => f.Rejected),
                    columns, last.LastAt > last.ReceivedAt.AddHours(1));
            }).OrderByDescending(f => f.IsLate).ThenBy(f => f.Feed, StringComparer.Ordinal),
        ];
    }

    /// <summary>Median time between the latest files that came on different days; null with fewer than three such gaps.</summary>
    private static TimeSpan? Rhythm(IReadOnlyList<DateTime> received)
    {
        var days = received.GroupBy(at => at.Date).Select(day => day.Max()).Order().TakeLast(Learned).ToList();
        var gaps = days.Zip(days.Skip(1), (a, b) => b - a).Order().ToList();
        return gaps.Count < 3 ? null : gaps[gaps.Count / 2];
    }
}

/// <summary>One feed.</summary>
/// <param name="Feed">Id of the format.</param>
/// <param name="LastImport">The latest file taken in, or given.</param>
/// <param name="LastFile">Its name.</param>
/// <param name="LastReceived">When it came, UTC.</param>
/// <param name="NewestEvent">Newest event in it, UTC; null for feeds without times.</param>
/// <param name="Every">How often a file comes: the median of the latest gaps; null while that is not known.</param>
/// <param name="IsLate">True when twice that time has passed since the latest file.</param>
/// <param name="Files">Files taken in.</param>
/// <param name="Failed">Files that could not be taken in.</param>
/// <param name="Read">Records read.</param>
/// <param name="Stored">Of them stored.</param>
/// <param name="Duplicate">Of them held already.</param>
/// <param name="Rejected">Of them refused.</param>
/// <param name="ColumnsChanged">True when the header differs between the two latest files.</param>
/// <param name="AheadOfClock">True when the newest event lies more than an hour after the file came: a clock is wrong, or a date is.</param>
public sealed record FeedHealth(
    string Feed, int LastImport, string LastFile, DateTime LastReceived, DateTime? NewestEvent, TimeSpan? Every, bool IsLate, int Files, int Failed,
    long Read, long Stored, long Duplicate, long Rejected, bool ColumnsChanged, bool AheadOfClock)
{
    /// <summary>The feed as checks name it.</summary>
    public string Name => Feed.Replace('-', '_');
}
