using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The counts and the sessions of a filter: the same accesses, counted and one by one.</summary>
internal static class ReasonSelection
{
    /// <summary>The term of the filter's explanation; -1 when no access was ever explained by it, null when the filter names none.</summary>
    public static async Task<int?> TermAsync(this DeskContext db, ReasonFilter filter, CancellationToken cancellationToken) => filter.Reason is not { } reason
        ? null
        : await db.Terms.Where(t => t.Kind == TermKind.Explanation && t.Text == reason).Select(t => (int?)t.Id).FirstOrDefaultAsync(cancellationToken) ?? -1;

    /// <summary>The counts of a filter.</summary>
    public static IQueryable<ReasonCountRow> Counts(this DeskContext db, ReasonFilter filter, int? term)
    {
        var (from, to) = (filter.FromWeek, filter.ToWeek);
        var counts = db.ReasonCounts.AsNoTracking().Where(c => c.Week >= from && c.Week <= to);
        counts = filter.Department is { } department ? counts.Where(c => c.DepartmentId == department) : counts;
        counts = filter.First is { } first ? counts.Where(c => c.First == first) : counts;
        counts = filter.Explained switch { true => counts.Where(c => c.ExplanationId != 0), false => counts.Where(c => c.ExplanationId == 0), null => counts };
        counts = term is { } id ? counts.Where(c => c.ExplanationId == id) : counts;
        return filter.Missing is { } missing ? counts.Where(c => c.Missing == missing) : counts;
    }

    /// <summary>The sessions of a filter in a span of days, which must lie in the filter's weeks.</summary>
    public static IQueryable<AccessSessionRow> Sessions(this DeskContext db, ReasonFilter filter, int? term, int fromDay, int toDay)
    {
        var sessions = db.AccessSessions.AsNoTracking().Where(s => s.Day >= fromDay && s.Day <= toDay);
        sessions = filter.Department is { } department ? sessions.Where(s => s.DepartmentId == department) : sessions;
        sessions = filter.First is { } first ? sessions.Where(s => s.First == first) : sessions;
        sessions = filter.Explained switch { true => sessions.Where(s => s.ExplanationId != null), false => sessions.Where(s => s.ExplanationId == null), null => sessions };
        sessions = term is { } id ? sessions.Where(s => s.ExplanationId == id) : sessions;
        return filter.Missing is { } missing ? sessions.Where(s => s.Missing == missing) : sessions;
    }
}
