using System.Runtime.InteropServices;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>How many accesses a source system sent in each hour of a window, from the first to the last in which it sent any.</summary>
/// <param name="FirstHour">The first hour, in hours since 1970-01-01 UTC.</param>
/// <param name="Counts">Accesses by hour.</param>
internal sealed record SourceHours(long FirstHour, int[] Counts)
{
    /// <summary>In the learned table: from here on days with accesses, of working days and of weekends.</summary>
    private const int OfDays = 48;

    /// <summary>In the learned table: from here on accesses by day of the week, Monday first.</summary>
    public const int OfWeekday = 50;

    /// <summary>Each source's hours.</summary>
    public static IReadOnlyDictionary<int, SourceHours> Of(ExplainedAccesses accesses)
    {
        var window = accesses.Window;
        var counted = new SortedDictionary<int, SourceHours>();
        if (window.Count == 0)
        {
            return counted;
        }

        var (first, last) = (window.At.Min() / SiteCalendar.Hour, window.At.Max() / SiteCalendar.Hour);
        var all = new Dictionary<int, int[]>();
        var (source, hours) = (-1, Array.Empty<int>());
        for (var row = 0; row < window.Count; row++)
        {
            if (window.SourceSystem[row] != source)
            {
                source = window.SourceSystem[row];
                hours = CollectionsMarshal.GetValueRefOrAddDefault(all, source, out _) ??= new int[last - first + 1];
            }

            hours[(window.At[row] / SiteCalendar.Hour) - first]++;
        }

        foreach (var (key, counts) in all)
        {
            var from = Array.FindIndex(counts, c => c > 0);
            counted[key] = new(first + from, counts[from..(Array.FindLastIndex(counts, c => c > 0) + 1)]);
        }

        return counted;
    }

    /// <summary>Accesses of the judged epoch by source, kind of day and hour, days with accesses by kind of day, and accesses by day of the week.</summary>
    public static CountTable Count(ExplainedAccesses accesses)
    {
        var counts = new Dictionary<(int, int), int>();
        foreach (var (source, hours) in Of(accesses))
        {
            var lastDay = int.MinValue;
            for (var i = 0; i < hours.Counts.Length; i++)
            {
                var at = (hours.FirstHour + i) * SiteCalendar.Hour;
                var day = accesses.Calendar.DayOf(at);
                if (hours.Counts[i] == 0 || day < accesses.FromDay)
                {
                    continue;
                }

                Add(source, Slot(day, accesses.Calendar.HourOf(at)), hours.Counts[i]);
                Add(source, OfWeekday + Weekday(day), hours.Counts[i]);
                Add(source, OfDays + KindOf(day), day == lastDay ? 0 : 1);
                lastDay = day;
            }
        }

        return CountTable.From(counts);

        void Add(int source, int what, int count) => CollectionsMarshal.GetValueRefOrAddDefault(counts, (source, what), out _) += count;
    }

    /// <summary>The mean of an hour over the other days of its kind; 0 with fewer than so many of them.</summary>
    public static double Expected(CountTable table, int source, SiteCalendar calendar, long at, int days)
    {
        var day = calendar.DayOf(at);
        var all = table[source, OfDays + KindOf(day)];
        return all <= days ? 0 : (double)table[source, Slot(day, calendar.HourOf(at))] / all;
    }

    /// <summary>True when a table holds anything of a source.</summary>
    public static bool IsKnown(CountTable table, int source) => table[source, OfDays] + table[source, OfDays + 1] > 0;

    private static int Slot(int day, int hour) => (24 * KindOf(day)) + hour;

    private static int KindOf(int day) => Weekday(day) < 5 ? 0 : 1;

    private static int Weekday(int day) => day - SiteCalendar.WeekOf(day);
}
