using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>Use of an account, asked of the roll-up first and of the ledger only where the roll-up shows events.</summary>
internal static class AccountUse
{
    /// <summary>True when the account has an event after that day that is more than a failed or refused sign-in.</summary>
    public static async Task<bool> AfterAsync(DeskContext db, int userId, DateOnly day, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var number = day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        if (!await db.DailyCounts.AnyAsync(c => c.Kind == DailyCountKind.User && c.Key == userId && c.Day > number, cancellationToken))
        {
            return false;
        }

        var after = SiteDay.StartUtc(day.AddDays(1), zone);
        return await db.Accesses.AnyAsync(
            a => a.UserId == userId && a.At >= after && a.Outcome != AccessOutcome.Failure && !(a.Action == AccessAction.Login && a.Outcome == AccessOutcome.Denied),
            cancellationToken);
    }
}
