namespace ComplianceDesk.Core.Access;

/// <summary>
/// The days that are judged together: first the first four weeks that hold accesses, then each week by itself. Weeks begin on Monday in the site's zone.
/// A later epoch learns from the ones before it and never the other way round, so that judging day by day and judging everything at once are the same thing.
/// </summary>
/// <param name="FromDay">First day, since 1970-01-01 in the site's zone: a Monday.</param>
/// <param name="ToDay">Last day, inclusive: a Sunday.</param>
public readonly record struct Epoch(int FromDay, int ToDay)
{
    /// <summary>Weeks with accesses that the first epoch holds: they are learned from themselves.</summary>
    public const int FirstWeeks = 4;

    /// <summary>Days before an epoch from which it learns: thirteen weeks.</summary>
    public const int MemoryDays = 91;

    /// <summary>All days there are.</summary>
    public static Epoch Everything { get; } = new(int.MinValue, int.MaxValue);

    /// <summary>True when the day is one of the epoch's.</summary>
    public bool Contains(int day) => day >= FromDay && day <= ToDay;

    /// <summary>The epochs of a log, in order; a week without accesses has none of its own.</summary>
    /// <param name="days">Days that hold accesses, in any order, each as often as it comes.</param>
    public static IReadOnlyList<Epoch> Of(IEnumerable<int> days)
    {
        var weeks = new SortedSet<int>(days.Select(SiteCalendar.WeekOf)).ToArray();
        if (weeks.Length == 0)
        {
            return [];
        }

        var first = Math.Min(FirstWeeks, weeks.Length);
        return [new(weeks[0], weeks[first - 1] + 6), .. weeks.Skip(first).Select(w => new Epoch(w, w + 6))];
    }
}
