using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Counts the events and judged accesses of a period from roll-ups and sessions.</summary>
internal static class PeriodFigures
{
    public static async Task<AccessFigures> RunAsync(DeskContext db, ReviewPeriod period, CancellationToken cancellationToken) =>
        Of(await EventsByDay(db, period).SumAsync(d => (long)d.Events, cancellationToken), await SessionsAsync(db, period, cancellationToken));

    /// <summary>Every event has one action: the roll-up by action adds up to all events.</summary>
    public static IQueryable<DailyCountRow> EventsByDay(DeskContext db, ReviewPeriod period) => period.Of(db.DailyCounts, DailyCountKind.Action);

    /// <summary>Days with at least one event of any system.</summary>
    public static Task<int> DaysLoggedAsync(DeskContext db, ReviewPeriod period, CancellationToken cancellationToken) => EventsByDay(db, period).Select(d => d.Day).Distinct().CountAsync(cancellationToken);

    public static Task<List<SessionCount>> SessionsAsync(DeskContext db, ReviewPeriod period, CancellationToken cancellationToken) =>
        period.Of(db.AccessSessions).GroupBy(s => new { s.First, s.ExplanationId })
            .Select(g => new SessionCount(g.Key.First, g.Key.ExplanationId, g.LongCount(), g.Sum(s => (long)s.Events))).ToListAsync(cancellationToken);

    public static AccessFigures Of(long events, IReadOnlyCollection<SessionCount> sessions)
    {
        return new AccessFigures { Events = events, First = Sum(sessions.Where(s => s.First)), Repeat = Sum(sessions.Where(s => !s.First)) };

        static SessionFigures Sum(IEnumerable<SessionCount> some) => some.Aggregate(
            new SessionFigures(0, 0, 0, 0),
            (sum, s) => sum + new SessionFigures(s.Sessions, s.Explanation is null ? 0 : s.Sessions, s.Events, s.Explanation is null ? 0 : s.Events));
    }
}

/// <summary>Sessions of one kind, and what explains them.</summary>
internal sealed record SessionCount(bool First, int? Explanation, long Sessions, long Events);
