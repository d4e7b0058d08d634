using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>How each feed comes in: its latest file, how often files come, and what became of their records.</summary>
public sealed class FeedHealthQuery(DeskStore store, TimeProvider clock)
{
    /// <summary>Days with a file from which a feed's rhythm is learned.</summary>
    public const int Learned = 10;

    /// <summary>Feeds whose latest file is overdue, as checks name them: what rests on one is of the day it last came.</summary>
    public async Task<IReadOnlySet<string>> LateAsync(CancellationToken cancellationToken = default) =>
        (await RunAsync(cancellationToken)).Where(f => f.IsLate).Select(f => f.Name).ToHashSet();

    /// <summary>Every feed of which a file was given, late ones first.</summary>
    public async Task<IReadOnlyList<FeedHealth>> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var now = clock.GetUtcNow().UtcDateTime;
        var files = db.Imports.AsNoTracking().Where(i => i.Feed != null);
        var taken = files.Where(i => i.Status == ImportStatus.Finished || i.Status == ImportStatus.Repeated);
        var feeds = await files.GroupBy(i => i.Feed!).Select(g => new
        {
            Feed = g.Key, Read = g.Sum(i => i.Read), Stored = g.Sum(i => i.Stored), Duplicate = g.Sum(i => i.Duplicate), Rejected = g.Sum(i => i.Rejected), Failed = g.Count(i => i.Status == ImportStatus.Failed),
            Taken = g.Count(i => i.Status == ImportStatus.Finished || i.Status == ImportStatus.Repeated),
            Last = g.Max(i => i.Status == ImportStatus.Finished || i.Status == ImportStatus.Repeated ? (int?)i.Id : null) ?? g.Max(i => i.Id),
        }).ToListAsync(cancellationToken);
        var ids = feeds.Select(f => f.Last).ToList();
        var latest = await files.Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.FileName, i.ReceivedAt, i.LastAt }).ToDictionaryAsync(i => i.Id, cancellationToken);
        var days = (await DaysAsync(db, cancellationToken)).ToLookup(d => d.Feed, d => DateTime.UnixEpoch.AddMilliseconds(d.At));
        var headers = (await (from feed in taken.Select(i => i.Feed).Distinct()
                              from file in taken.Where(i => i.Feed == feed && i.Columns != null).OrderByDescending(i => i.Id).Take(2)
                              select new { Feed = feed, file.Columns }).ToListAsync(cancellationToken)).ToLookup(h => h.Feed, h => h.Columns);
        return
        [
            .. feeds.Select(f =>
            {
                var (last, gap) = (latest[f.Last], Rhythm([.. days[f.Feed].Order()]));
                return new FeedHealth(
                    f.Feed, last.Id, last.FileName, last.ReceivedAt, last.LastAt, gap, gap is { } every && now - last.ReceivedAt > 2 * every, f.Taken, f.Failed, f.Read, f.Stored, f.Duplicate, f.Rejected,
                    headers[f.Feed].Distinct().Count() > 1, last.LastAt > last.ReceivedAt.AddHours(1));
            }).OrderByDescending(f => f.IsLate).ThenBy(f => f.Feed, StringComparer.Ordinal),
        ];
    }

    /// <summary>The latest days (UTC) on which a file of a feed was taken in, each with when its last file came: a store takes in files for years.</summary>
    private static Task<List<FeedDay>> DaysAsync(DeskContext db, CancellationToken cancellationToken) => db.Database.SqlQuery<FeedDay>(
        $"""
        SELECT Feed, At FROM (
            SELECT Feed, MAX(ReceivedAt) AS At, ROW_NUMBER() OVER (PARTITION BY Feed ORDER BY MAX(ReceivedAt) DESC) AS Latest
            FROM Imports WHERE Feed IS NOT NULL AND Status IN ({(byte)ImportStatus.Finished}, {(byte)ImportStatus.Repeated}) GROUP BY Feed, ReceivedAt / 86400000)
        WHERE Latest <= {Learned}
        """).ToListAsync(cancellationToken);

    /// <summary>Median time between files that came on different days, in order; null with fewer than three such gaps.</summary>
    private static TimeSpan? Rhythm(IReadOnlyList<DateTime> days)
    {
        var gaps = days.Zip(days.Skip(1), (a, b) => b - a).Order().ToList();
        return gaps.Count < 3 ? null : gaps[gaps.Count / 2];
    }

    private sealed record FeedDay(string Feed, long At);
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
