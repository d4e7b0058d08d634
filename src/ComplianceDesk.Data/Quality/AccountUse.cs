using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>Use of accounts, asked of the roll-up first and of the ledger only where the roll-up shows events: two questions, for however many accounts.</summary>
internal static class AccountUse
{
    /// <summary>Those of the accounts that have an event after their day that is more than a failed or refused sign-in.</summary>
    /// <param name="db">The store.</param>
    /// <param name="days">Row id of a user, and the day.</param>
    /// <param name="zone">The site's time zone.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <param name="before">The moment from which an event does not count any more, UTC.</param>
    public static async Task<IReadOnlySet<int>> AfterAsync(
        DeskContext db, IReadOnlyDictionary<int, DateOnly> days, TimeZoneInfo zone, CancellationToken cancellationToken, DateTime? before = null)
    {
        var end = before ?? DateTime.MaxValue;
        var users = days.Keys.ToList();
        var last = await db.DailyCounts.Where(c => c.Kind == DailyCountKind.User && users.Contains(c.Key))
            .GroupBy(c => c.Key).Select(g => new { User = g.Key, Day = g.Max(c => c.Day) }).ToListAsync(cancellationToken);
        var seen = last.Where(u => SiteDays.Date(u.Day) > days[u.User]).Select(u => u.User).ToList();
        if (seen.Count == 0)
        {
            return new HashSet<int>();
        }

        var earliest = After(seen.Min(user => days[user]));
        var used = await db.Accesses
            .Where(a => seen.Contains(a.UserId) && a.At >= earliest && a.At < end && a.Outcome != AccessOutcome.Failure && !(a.Action == AccessAction.Login && a.Outcome == AccessOutcome.Denied))
            .GroupBy(a => a.UserId).Select(g => new { User = g.Key, At = g.Max(a => a.At) }).ToListAsync(cancellationToken);
        return used.Where(u => u.At >= After(days[u.User])).Select(u => u.User).ToHashSet();

        DateTime After(DateOnly day) => SiteDay.StartUtc(day.AddDays(1), zone);
    }
}
