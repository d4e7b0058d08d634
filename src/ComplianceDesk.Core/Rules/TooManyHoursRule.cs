using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>An account in use through more hours of a day than a person works.</summary>
public sealed class TooManyHoursRule : EpisodeRule
{
    private static readonly Threshold Hours = new("hours", "distinct hours with use within 24, at least", 16, "hours of use", 12, 24);
    private static readonly Threshold ManyHours = new("many-hours", "distinct hours that make a finding with another sign, at least", 18, "hours of use", 12, 24);
    private static readonly Threshold OnCallHours = new("on-call-hours", "the same of people who are on call, at least", 21, "hours of use", 12, 24);
    private static readonly Threshold NightHours = new("night-hours", "distinct hours with use from midnight to six, at least", 3, "hours of use", 1, 6);
    private static readonly Threshold DayHours = new("day-hours", "distinct hours with use from seven to two in the afternoon, on the day before, at least", 2, "hours of use", 1, 7);
    private static readonly Threshold Stretch = new("stretch", "hours of use without a rest, at least", 20, Threshold.Hours, 12, 24);
    private static readonly Threshold Rest = new("rest", "a rest is, without any use, at least", 4, Threshold.Hours, 1, 12);
    private static readonly Threshold CallDays = new("call-days", "days with use by night and by day of somebody on call, at least", 2, Threshold.Days, 1, 28);
    private static readonly Threshold Nights = new("nights", "of the user's accesses on other days from midnight to five, at most", 5, Threshold.Percent, 0, 100);

    // Clock hours: where a night and a working day end, and, for who works at night, where early shifts may begin.
    private const int NightEnd = 6;
    private const int DayStart = 7;
    private const int DayEnd = 14;
    private const int EarlyShift = 5;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "too-many-hours",
        Version = 9,
        Title = "More hours of use than a person works",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.312(a)(2)(i); 164.312(d)",
        Definition = $"The account of a person on the staff was used in at least {OnCallHours} different clock hours within 24 hours: so many are no role's work, whatever others do. From {ManyHours} on it is found with one of two other signs. These alone, and use in {Hours} or more (a double shift and its charting), only strengthen what other rules see of the account: a swap, a double shift and a short night between two shifts look the same. The first sign: somebody who hardly ever works at night ({Nights} of the accesses on other days) used it in {NightHours} different hours of a night and in {DayHours} of the day before; the finding then rests, too, on what was done from six in the evening before to six in the morning. The second: {Stretch} without a rest of {Rest}, however little is done in them. Of physicians and advanced practice professionals only {OnCallHours} count: they are on call through day and night, from home too. So of anybody else who works at night more often than {Nights} and was there by night and, in {DayHours}, by day on {CallDays} of the days that are judged together: on call, too, whatever the role is called. Left out are machines: accounts that work round the clock without ever signing in, or through 18 hours of most days without ever signing in or ever reading, or that do nothing but file.",
        Needs = ["accesses", "workforce"],
        Thresholds = [Hours, ManyHours, OnCallHours, NightHours, DayHours, Nights, Stretch, Rest, CallDays],
        YieldsToRole = true,
        InnocentCauses = ["double shifts and residents on call", "a system that goes on writing under the person's account", "a clock that runs in another zone"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (policy, hours) = (accesses.Policy, new List<UsedHour>());
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            ref readonly var facts = ref accesses.Context.User(user);
            if (!facts.Listed || accesses.Machines.Contains(user))
            {
                continue;
            }

            Collect(accesses, user, hours);
            var (night, all) = NightsOf(accesses, user);
            var isOnCall = facts.Consults || IsCalled(policy, hours, night, all);
            var (most, rows) = Busiest(hours, (int)Hours.In(policy));
            List<int> nights = isOnCall ? [] : AfterADay(accesses, hours, night, all);
            var (longest, stretch) = isOnCall ? (0, []) : Restless(accesses, hours);
            if (most == 0 && nights.Count == 0 && longest == 0)
            {
                continue;
            }

            var isNobodysWork = most >= OnCallHours.In(policy);
            var isEnough = most >= ManyHours.In(policy) && (nights.Count > 0 || longest > 0);
            rows.UnionWith(nights);
            rows.UnionWith(stretch);
            yield return new(user, [.. rows], isNobodysWork ? 60 : isEnough ? 48 : 25, Sentence(policy, most, longest, nights.Count > 0)) { YieldsToRole = !isNobodysWork };
        }
    }

    private static string Sentence(JudgementPolicy policy, int most, int longest, bool throughNight)
    {
        List<string> how = [];
        if (most > 0)
        {
            how.Add(string.Create(CultureInfo.InvariantCulture, $"in {most:N0} different hours within 24"));
        }

        if (longest > 0)
        {
            how.Add(string.Create(CultureInfo.InvariantCulture, $"for {longest:N0} hours without a rest of {Rest.QuantityIn(policy)}"));
        }

        if (throughNight)
        {
            how.Add("on a day and through the night after it");
        }

        return $"The account was in use {string.Join(", and ", how)}.";
    }

    /// <summary>A clock hour with use.</summary>
    /// <param name="Day">Its day, since 1970-01-01 in the site's zone.</param>
    /// <param name="Hour">0–23.</param>
    /// <param name="From">The first access in it that succeeded.</param>
    /// <param name="To">The row after the last one.</param>
    /// <param name="Uses">How many succeeded.</param>
    private readonly record struct UsedHour(int Day, int Hour, int From, int To, int Uses)
    {
        /// <summary>Hours since the beginning of 1970.</summary>
        public int Number => (Day * 24) + Hour;
    }

    /// <summary>Collects the clock hours with use, in the order of time, as accesses stand.</summary>
    private static void Collect(ExplainedAccesses accesses, int user, List<UsedHour> hours)
    {
        var (window, calendar, current) = (accesses.Window, accesses.Calendar, long.MinValue);
        var (from, to) = window.Of(user);
        hours.Clear();
        for (var row = from; row < to; row++)
        {
            if (!window.Succeeded(row))
            {
                continue;
            }

            if (calendar.ClockHourOf(window.At[row]) is var hour && hour == current)
            {
                hours[^1] = hours[^1] with { To = row + 1, Uses = hours[^1].Uses + 1 };
            }
            else
            {
                hours.Add(new(calendar.DayOf(window.At[row]), calendar.HourOf(window.At[row]), row, row + 1, 1));
                current = hour;
            }
        }
    }

    /// <summary>The whole hours of the longest stretch of use without a rest, 0 where none is too long, and the accesses of all that are.</summary>
    private static (int Longest, List<int> Rows) Restless(ExplainedAccesses accesses, List<UsedHour> hours)
    {
        var (window, longest, rows) = (accesses.Window, 0, new List<int>());
        var (rest, least) = (Rest.SpanIn(accesses.Policy), Stretch.SpanIn(accesses.Policy));
        for (int first = 0, next; first < hours.Count; first = next)
        {
            (_, next) = Duty.Around(first, first, hours.Count, before => window.At[hours[before + 1].From] - window.At[hours[before].To - 1] >= rest);
            var (from, to) = (hours[first].From, hours[next - 1].To);
            if (window.At[to - 1] - window.At[from] >= least && hours[next - 1].Day >= accesses.FromDay)
            {
                longest = Math.Max(longest, (int)((window.At[to - 1] - window.At[from]) / SiteCalendar.Hour));
                rows.AddRange(Enumerable.Range(from, to - from));
            }
        }

        return (longest, rows);
    }

    /// <summary>A user's accesses before early shifts begin, and all, on whatever day.</summary>
    private static (long Night, long All) NightsOf(ExplainedAccesses accesses, int user)
    {
        var (learned, night, all) = (accesses[LearnedCount.Hours], 0L, 0L);
        var (first, end) = learned.Of(user);
        for (var place = first; place < end; place++)
        {
            var (_, hour, count) = learned.At(place);
            (night, all) = (night + (hour < EarlyShift ? count : 0), all + count);
        }

        return (night, all);
    }

    /// <summary>True for who works at night now and then, and on some of the days both by night and by day: called out of a night's rest, not there on a shift.</summary>
    private static bool IsCalled(JudgementPolicy policy, List<UsedHour> hours, long night, long all)
    {
        if (night <= Nights.ShareIn(policy) * all)
        {
            return false;
        }

        var days = 0;
        for (int from = 0, to; from < hours.Count; from = to)
        {
            days += DayFrom(hours, from, out to) is { Night: > 0 } used && used.ByDay >= DayHours.In(policy) ? 1 : 0;
        }

        return days >= CallDays.In(policy);
    }

    /// <summary>The accesses of nights, from the evening before on, after a day that was worked, too, by somebody who does not work at night.</summary>
    private static List<int> AfterADay(ExplainedAccesses accesses, List<UsedHour> hours, long night, long all)
    {
        var (policy, rows) = (accesses.Policy, new List<int>());
        // Most people are never there at night.
        if (night == 0)
        {
            return rows;
        }

        var before = default(UsedDay);
        for (int from = 0, to; from < hours.Count; from = to)
        {
            var used = DayFrom(hours, from, out to);
            if (used.Day >= accesses.FromDay && before.Day == used.Day - 1 && used.AtNight >= NightHours.In(policy) && before.ByDay >= DayHours.In(policy)
                && night - used.Night <= Nights.ShareIn(policy) * (all - used.All))
            {
                var midnight = used.Day * 24;
                rows.AddRange(hours.Where(h => h.Number >= midnight - NightEnd && h.Number < midnight + NightEnd).SelectMany(h => Enumerable.Range(h.From, h.To - h.From)));
            }

            before = used;
        }

        return rows;
    }

    /// <summary>A day with use.</summary>
    /// <param name="Day">Since 1970-01-01 in the site's zone.</param>
    /// <param name="AtNight">Hours of the night with use.</param>
    /// <param name="ByDay">Hours of the working day with use.</param>
    /// <param name="Night">Accesses before early shifts begin.</param>
    /// <param name="All">All accesses.</param>
    private readonly record struct UsedDay(int Day, int AtNight, int ByDay, int Night, int All);

    /// <summary>The day that begins at a place among the hours, and the place after its last; asked of each day of everybody, so in plain sums.</summary>
    private static UsedDay DayFrom(List<UsedHour> hours, int from, out int to)
    {
        var day = new UsedDay(hours[from].Day, 0, 0, 0, 0);
        for (to = from; to < hours.Count && hours[to].Day == day.Day; to++)
        {
            var (hour, uses) = (hours[to].Hour, hours[to].Uses);
            day = new(day.Day, day.AtNight + (hour < NightEnd ? 1 : 0), day.ByDay + (hour is >= DayStart and < DayEnd ? 1 : 0), day.Night + (hour < EarlyShift ? uses : 0), day.All + uses);
        }

        return day;
    }

    /// <summary>The most different hours of use within 24, and the accesses of all stretches with enough of them; 0 and none where there are too few.</summary>
    private static (int Most, SortedSet<int> Rows) Busiest(List<UsedHour> hours, int least)
    {
        var (most, rows, taken) = (0, new SortedSet<int>(), 0);
        for (int first = 0, last = 0; last < hours.Count; last++)
        {
            while (hours[last].Number - hours[first].Number >= 24)
            {
                first++;
            }

            if (last - first + 1 >= least)
            {
                most = Math.Max(most, last - first + 1);
                rows.UnionWith(Enumerable.Range(Math.Max(taken, hours[first].From), hours[last].To - Math.Max(taken, hours[first].From)));
                taken = hours[last].To;
            }
        }

        return (most, rows);
    }
}
