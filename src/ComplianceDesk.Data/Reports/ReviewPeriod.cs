using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>A span of whole days in the site's zone, and what of the store lies in it.</summary>
public sealed record ReviewPeriod(DateOnly From, DateOnly To, TimeZoneInfo Zone)
{
    /// <summary>Days since 1970-01-01.</summary>
    public int FirstDay => SiteDays.Number(From);

    public int LastDay => SiteDays.Number(To);

    public int Days => LastDay - FirstDay + 1;

    /// <summary>First instant, UTC.</summary>
    public DateTime Start => Zone.StartOf(From);

    /// <summary>First instant after it, UTC.</summary>
    public DateTime End => Zone.StartOf(To.AddDays(1));

    /// <summary>The span of as many days that ends the day before.</summary>
    public ReviewPeriod Before() => this with { From = From.AddDays(-Days), To = From.AddDays(-1) };

    public DateTimeOffset Local(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), Zone);

    public DateTimeOffset? Local(DateTime? utc) => utc is { } at ? Local(at) : null;

    public IQueryable<DailyCountRow> Of(IQueryable<DailyCountRow> counts, DailyCountKind kind)
    {
        var (first, last) = (FirstDay, LastDay);
        return counts.AsNoTracking().Where(d => d.Kind == kind && d.Day >= first && d.Day <= last);
    }

    public IQueryable<AccessSessionRow> Of(IQueryable<AccessSessionRow> sessions)
    {
        var (first, last) = (FirstDay, LastDay);
        return sessions.AsNoTracking().Where(s => s.Day >= first && s.Day <= last);
    }

    public IQueryable<AccessRow> Of(IQueryable<AccessRow> accesses)
    {
        var (start, end) = (Start, End);
        return accesses.AsNoTracking().Where(a => a.At >= start && a.At < end);
    }

    /// <summary>Findings whose span of accesses touches the period.</summary>
    public IQueryable<FindingRow> Of(IQueryable<FindingRow> findings)
    {
        var (start, end) = (Start, End);
        return findings.AsNoTracking().Where(f => f.FirstAt < end && f.LastAt >= start);
    }
}
