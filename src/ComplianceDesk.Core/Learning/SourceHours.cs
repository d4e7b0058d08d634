using System.Runtime.InteropServices;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>How many accesses a source system sent in each hour of a window, from the first to the last in which it sent any.</summary>
/// <param name="FirstHour">The first hour, in hours since 1970-01-01 UTC.</param>
/// <param name="Counts">Accesses by hour.</param>
internal sealed record SourceHours(long FirstHour, int[] Counts)
{
    /// <summary>In the learned table: from here on accesses by day of the week, Monday first.</summary>
    public const int OfWeekday = 0;

    /// <summary>In the learned table: from here on days with accesses, of working days and of weekends.</summary>
    private const int OfDays = 7;

    // In the learned table: days by hour and number of accesses, an hour's numbers one after another. No hour is told from one with so many.
    private const int Most = 1 << 24;
    private const int Slots = 48;

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

    /// <summary>Of the judged epoch, by source: accesses by day of the week, days with accesses by kind of day, and days by hour, kind of day and number of accesses.</summary>
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

                Add(source, ((Slot(day, accesses.Calendar.HourOf(at)) + 1) * Most) + Math.Min(hours.Counts[i], Most - 1), 1);
                Add(source, OfWeekday + Weekday(day), hours.Counts[i]);
                Add(source, OfDays + KindOf(day), day == lastDay ? 0 : 1);
                lastDay = day;
            }
        }

        return CountTable.From(counts);

        void Add(int source, int what, int count) => CollectionsMarshal.GetValueRefOrAddDefault(counts, (source, what), out _) += count;
    }

    /// <summary>
    /// What a source sends in an hour of a working day and of a weekend, by <see cref="Slot"/>: the median of the days on which it sends anything, so that an odd day says nothing.
    /// The day that is asked about is among them; where it is silent, the upper of the two in the middle is the median of the others. 0 with no more than so many days.
    /// </summary>
    public static int[] Usual(CountTable table, int source, int days)
    {
        var usual = new int[Slots];
        Span<int> above = [table[source, OfDays], table[source, OfDays + 1]];
        Span<int> left = stackalloc int[Slots];
        for (var slot = 0; slot < Slots; slot++)
        {
            left[slot] = above[slot / 24] <= days ? 0 : (above[slot / 24] + 1) / 2;
        }

        // From the most accesses down: half of the days have as many at least.
        var (from, to) = table.Of(source);
        for (var place = to - 1; place >= from && table.At(place) is var (_, what, count) && what >= Most; place--)
        {
            var slot = (what / Most) - 1;
            if (left[slot] > 0 && (left[slot] -= count) <= 0)
            {
                usual[slot] = what % Most;
            }
        }

        return usual;
    }

    /// <summary>True when a table holds anything of a source.</summary>
    public static bool IsKnown(CountTable table, int source) => table[source, OfDays] + table[source, OfDays + 1] > 0;

    /// <summary>The number of an hour: those of working days, then those of weekends.</summary>
    public static int Slot(int day, int hour) => (24 * KindOf(day)) + hour;

    private static int KindOf(int day) => Weekday(day) < 5 ? 0 : 1;

    private static int Weekday(int day) => day - SiteCalendar.WeekOf(day);
}
