using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// The sessions behind a count of reasons, newest day first. The counts say in which weeks there are any and how many, so that only the weeks a page needs are read.
/// </summary>
public sealed class ReasonSessionsQuery(DeskStore store)
{
    // Whoever reads all of them asks for the counts and the order once in so many.
    private const int ReadAtOnce = 5_000;

    /// <summary>One page, with how many sessions and accesses there are in all.</summary>
    /// <param name="filter">Which accesses.</param>
    /// <param name="cursor">The session after which the page begins; null for the newest.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<ReasonSessionPage> RunAsync(ReasonFilter filter, ReasonCursor? cursor = null, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var term = await db.TermAsync(filter, cancellationToken);
        var weeks = await db.Counts(filter, term).GroupBy(c => c.Week)
            .Select(g => new { Week = g.Key, Sessions = g.Sum(c => (long)c.Sessions), Accesses = g.Sum(c => (long)c.Accesses) })
            .OrderByDescending(g => g.Week).ToListAsync(cancellationToken);
        var items = new List<AccessSession>();
        foreach (var week in weeks.Where(w => cursor is null || w.Week <= cursor.Value.Day))
        {
            var sessions = db.Sessions(filter, term, week.Week, week.Week + 6);
            if (cursor is { } at)
            {
                sessions = sessions.Where(s => s.Day <= at.Day && (s.Day < at.Day || s.UserId > at.User || (s.UserId == at.User && s.PatientId > at.Patient)));
            }

            items.AddRange(await db.ReadSessionsAsync(
                sessions.OrderByDescending(s => s.Day).ThenBy(s => s.UserId).ThenBy(s => s.PatientId).Take(size + 1 - items.Count), cancellationToken));
            if (items.Count > size)
            {
                break;
            }
        }

        items.Sort((a, b) => (-a.Day, a.User, a.Patient.Key).CompareTo((-b.Day, b.User, b.Patient.Key)));
        var more = items.Count > size;
        if (more)
        {
            items.RemoveAt(size);
        }

        return new(items, weeks.Sum(w => w.Sessions), weeks.Sum(w => w.Accesses), more ? new(items[^1].Day, items[^1].User, items[^1].Patient.Key) : null);
    }

    /// <summary>Every session of the filter, some thousands at a time.</summary>
    public async IAsyncEnumerable<AccessSession> ReadAsync(ReasonFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ReasonCursor? cursor = null;
        do
        {
            var page = await RunAsync(filter, cursor, ReadAtOnce, cancellationToken);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }
}

/// <summary>A page of sessions of a filter.</summary>
/// <param name="Items">Newest day first.</param>
/// <param name="Sessions">Sessions of the filter in all.</param>
/// <param name="Accesses">Accesses in them.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ReasonSessionPage(IReadOnlyList<AccessSession> Items, long Sessions, long Accesses, ReasonCursor? Next);

/// <summary>The session after which a page begins.</summary>
public readonly record struct ReasonCursor(int Day, int User, int Patient)
{
    /// <summary>As it stands in an address: <c>20500-17-4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day}-{User}-{Patient}");

    /// <summary>Reads <see cref="ToString"/>; null when it is not one.</summary>
    public static ReasonCursor? Parse(string? text)
    {
        var parts = (text ?? "").Split('-').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return parts is [>= 0, >= 0, >= 0] ? new(parts[0], parts[1], parts[2]) : null;
    }
}
