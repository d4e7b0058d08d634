using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>An account in use through more hours of a day than a person works.</summary>
public sealed class TooManyHoursRule : EpisodeRule
{
    private static readonly Threshold Hours = new("hours", "distinct hours with use within 24, at least", 16, "hours of use", 12, 24);
    private static readonly Threshold ManyHours = new("many-hours", "distinct hours that make a finding, at least", 18, "hours of use", 12, 24);
    private static readonly Threshold OnCallHours = new("on-call-hours", "the same of people who are on call, at least", 21, "hours of use", 12, 24);
    private static readonly Threshold NightHours = new("night-hours", "distinct hours with use from midnight to six, at least", 3, "hours of use", 1, 6);
    private static readonly Threshold DayHours = new("day-hours", "distinct hours with use from seven to two in the afternoon, on the day before and on the day after, at least", 2, "hours of use", 1, 7);
    private static readonly Threshold Nights = new("nights", "of the user's accesses on other days from midnight to five, at most", 5, Threshold.Percent, 0, 100);

    // Bits of the hours of a day.
    private const int Night = (1 << 6) - 1;
    private const int Day = (1 << 14) - (1 << 7);
    private const int Midnight = 5;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "too-many-hours",
        Version = 5,
        Title = "More hours of use than a person works",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.312(a)(2)(i); 164.312(d)",
        Definition = $"The account of a person on the staff was used in at least {ManyHours} different clock hours within 24 hours; from {Hours} on (a double shift and its charting) it needs a second sign. Physicians and advanced practice professionals are on call through day and night, from home too: theirs must be {OnCallHours}. So many are no role's work, whatever others do. Nor does anybody else work a day, the night after it and the day after that: found is, too, an account used in {NightHours} different hours of a night, and in {DayHours} of the day before and of the day after, by somebody not on call who hardly ever works at night ({Nights} of the accesses on other days). Left out are machines: accounts that work round the clock without ever signing in, or through 18 hours of most days without ever signing in or ever reading, or that do nothing but file.",
        Needs = ["accesses", "workforce"],
        Thresholds = [Hours, ManyHours, OnCallHours, NightHours, DayHours, Nights],
        YieldsToRole = true,
        InnocentCauses = ["double shifts and residents on call", "a system that goes on writing under the person's account", "a clock that runs in another zone"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        var days = new List<DayOfUse>();
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            ref readonly var facts = ref accesses.Context.User(user);
            if (!facts.Listed || accesses.Machines.Contains(user))
            {
                continue;
            }

            var (busiest, isOnCall) = (Busiest(accesses, user, (int)Hours.In(policy)), facts.Consults);
            var isNobodysWork = busiest?.Most >= OnCallHours.In(policy);
            if (!isNobodysWork && !(busiest?.Most >= ManyHours.In(policy) && !isOnCall) && !isOnCall && BetweenDays(accesses, user, days) is { Count: > 0 } night)
            {
                yield return new(user, night, 48, "The account was in use through a night, and on the day before and the day after it.");
            }
            else if (busiest is var (rows, most))
            {
                yield return new(user, rows, isNobodysWork ? 60 : most < ManyHours.In(policy) || isOnCall ? 25 : 48, string.Create(CultureInfo.InvariantCulture,
                    $"The account was in use in {most:N0} different hours within 24.")) { YieldsToRole = !isNobodysWork };
            }
        }
    }

    /// <summary>The accesses of nights, from the evening before on, between two days that were worked, too, by somebody who does not work at night.</summary>
    private static List<int> BetweenDays(ExplainedAccesses accesses, int user, List<DayOfUse> days)
    {
        var (policy, calendar, window, hours) = (accesses.Policy, accesses.Calendar, accesses.Window, accesses[LearnedCount.Hours]);
        var (night, all) = (0L, 0L);
        var (first, end) = hours.Of(user);
        for (var place = first; place < end; place++)
        {
            var (_, hour, count) = hours.At(place);
            (night, all) = (night + (hour < Midnight ? count : 0), all + count);
        }

        // Most people are never there at night, and some every night.
        if (night == 0 || night > 0.5 * all)
        {
            return [];
        }

        // Accesses stand in the order of time, days so too.
        days.Clear();
        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            if (window.Succeeded(row))
            {
                var (day, hour) = (calendar.DayOf(window.At[row]), calendar.HourOf(window.At[row]));
                if (days.Count == 0 || days[^1].Day != day)
                {
                    days.Add(new(day, 0, 0, 0));
                }

                var sum = days[^1];
                days[^1] = new(day, sum.Hours | (1 << hour), sum.Night + (hour < Midnight ? 1 : 0), sum.All + 1);
            }
        }

        var rows = new List<int>();
        for (var i = 1; i < days.Count; i++)
        {
            var (before, used, day) = (days[i - 1], days[i], days[i].Day);
            if (day >= accesses.FromDay && before.Day == day - 1 && Count(used.Hours & Night) >= NightHours.In(policy) && Count(used.Hours & Day) >= DayHours.In(policy)
                && Count(before.Hours & Day) >= DayHours.In(policy) && night - used.Night <= Nights.ShareIn(policy) * (all - used.All))
            {
                var midnight = calendar.StartOf(day);
                rows.AddRange(Enumerable.Range(from, to - from).Where(row => Math.Abs(window.At[row] - midnight) <= 6 * SiteCalendar.Hour));
            }
        }

        return rows;

        static int Count(int bits) => System.Numerics.BitOperations.PopCount((uint)bits);
    }

    /// <summary>The accesses of the stretches of 24 hours with enough different hours of use, and the most of such hours.</summary>
    private static (List<int> Rows, int Most)? Busiest(ExplainedAccesses accesses, int user, int least)
    {
        var window = accesses.Window;
        var (from, to) = window.Of(user);
        if (to - from < least)
        {
            return null;
        }

        var (most, rows) = (0, new SortedSet<int>());
        // The hours of a day, each of which stands for one hour of the last 24.
        Span<int> uses = stackalloc int[24];
        var used = 0;
        for (int first = from, row = from; row < to; row++)
        {
            if (!window.Succeeded(row))
            {
                continue;
            }

            var hour = window.At[row] / SiteCalendar.Hour;
            for (; hour - (window.At[first] / SiteCalendar.Hour) >= 24; first++)
            {
                if (window.Succeeded(first) && --uses[Slot(window.At[first])] == 0)
                {
                    used--;
                }
            }

            used += uses[Slot(window.At[row])]++ == 0 ? 1 : 0;
            if (used >= least)
            {
                most = Math.Max(most, used);
                for (var inside = rows.Count == 0 ? first : Math.Max(first, rows.Max + 1); inside <= row; inside++)
                {
                    rows.Add(inside);
                }
            }
        }

        return most == 0 ? null : ([.. rows], most);

        static int Slot(long at) => (int)(((at / SiteCalendar.Hour % 24) + 24) % 24);
    }

    /// <summary>What an account did on a day.</summary>
    /// <param name="Day">Since 1970-01-01.</param>
    /// <param name="Hours">A bit for each hour with use.</param>
    /// <param name="Night">Accesses of the night.</param>
    /// <param name="All">All accesses.</param>
    private readonly record struct DayOfUse(int Day, int Hours, int Night, int All);
}
