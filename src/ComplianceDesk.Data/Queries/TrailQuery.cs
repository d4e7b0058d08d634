using System.Globalization;
using System.Runtime.CompilerServices;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>One page of what people did at the desk, newest first.</summary>
public sealed class TrailQuery(DeskStore store)
{
    /// <param name="filter">Which entries.</param>
    /// <param name="zone">The site's zone, in which the filter's days are meant.</param>
    /// <param name="before">Only entries older than this one; null for the newest.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<TrailEntries> RunAsync(TrailFilter filter, TimeZoneInfo zone, long? before = null, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = Rows(db, filter, zone);
        if (before is { } id && await db.Trail.Where(t => t.Id == id).Select(t => (DateTime?)t.At).FirstOrDefaultAsync(cancellationToken) is { } at)
        {
            rows = rows.Where(t => t.At <= at && (t.At < at || t.Id < id));
        }
        var found = await rows.Take(size + 1).ToListAsync(cancellationToken);
        var more = found.Count > size;
        if (more)
        {
            found.RemoveAt(size);
        }
        return new TrailEntries(found, more ? found[^1].Id : null);
    }

    /// <summary>Every entry of a filter, newest first, read as it is asked for.</summary>
    public async IAsyncEnumerable<TrailRow> ReadAsync(TrailFilter filter, TimeZoneInfo zone, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        await foreach (var row in Rows(db, filter, zone).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    // In the order of time, as the indexes are: a filter's newest are found without sorting what it takes.
    private static IQueryable<TrailRow> Rows(DeskContext db, TrailFilter filter, TimeZoneInfo zone)
    {
        var rows = db.Trail.AsNoTracking();
        if (filter.Subject is { } subject)
        {
            rows = rows.Where(t => t.Subject == subject);
        }
        // Few entries are about one subject, many by one account or of one action: a text with nothing added is one by which no index is looked into.
        if (filter.Action is { } action)
        {
            rows = filter.Subject is null ? rows.Where(t => t.Action == action) : rows.Where(t => t.Action + "" == action);
        }
        if (filter.Who is { } who)
        {
            rows = filter.Subject is null ? rows.Where(t => t.Who == who) : rows.Where(t => t.Who + "" == who);
        }
        if (filter.From is { } from)
        {
            var start = zone.StartOf(from);
            rows = rows.Where(t => t.At >= start);
        }
        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = zone.StartOf(to.AddDays(1));
            rows = rows.Where(t => t.At < end);
        }
        return rows.OrderByDescending(t => t.At).ThenByDescending(t => t.Id);
    }

    /// <summary>The codes of actions that the trail holds, in order: one look into the index for each, however long the trail is.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var actions = new List<string>();
        for (var last = ""; await db.Trail.Where(t => t.Action.CompareTo(last) > 0).MinAsync(t => (string?)t.Action, cancellationToken) is { } next; last = next)
        {
            actions.Add(next);
        }
        return actions;
    }
}

/// <summary>Which entries of the trail to show.</summary>
/// <param name="Action">An action's code.</param>
/// <param name="Who">A desk account.</param>
/// <param name="Subject">What it was done to, for example <c>finding:4</c>.</param>
/// <param name="From">First day in the site's zone.</param>
/// <param name="To">Last day in the site's zone.</param>
public sealed record TrailFilter(string? Action = null, string? Who = null, string? Subject = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>A page of the trail.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Before">Where the page with older entries begins; null when this is the last.</param>
public sealed record TrailEntries(IReadOnlyList<TrailRow> Items, long? Before)
{
    /// <summary>The older page's place as it stands in an address.</summary>
    public string? BeforeText => Before?.ToString(CultureInfo.InvariantCulture);
}
