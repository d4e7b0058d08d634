using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>A source system sends nothing through hours in which it otherwise always sends.</summary>
public sealed class LogGapRule : EpisodeRule
{
    private static readonly Threshold Expected = new("expected", "accesses expected in the silence, at least", 100, "accesses", 20, 100_000);
    private static readonly Threshold Times = new("times", "the source's usual longest silence, at least", 4, Threshold.Times, 2, 50);
    private static readonly Threshold Days = new("days", "other days of the same kind, at least", 3, Threshold.Days, 2, 60);
    private static readonly Threshold RoundTheClock = new("round-the-clock", "of its third-busiest day of the week on every other that makes a source one that never rests, at least", 20, Threshold.Percent, 1, 100);

    // Hours beside a silence in which the source must be heard.
    private const int Beside = 48;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "log-gap",
        Version = 3,
        Title = "Silence in the log",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.312(b); 45 CFR 170.315(d)(2)",
        Definition = $"A source system logged nothing through one or more whole hours in which, by the median of at least {Days} other days of the same kind (Monday to Friday, weekend), at least {Expected} accesses were to be expected, {Times} times as many as in its third-longest silence. A source that rests on some day of the week (sends less than {RoundTheClock} of what it sends on its third-busiest day of the week: at night, at weekends) must have been heard on the same day before and after: a holiday is no gap. In the two days before and after it sends at least half of what is to be expected. The silence before the first and after the last access is not judged. Nor is one through all of which the system was said to be down (the system_settings feed's setting service-status, down or the like), if nobody had changed the audit log before. The finding rests on the last access before, or on a change to the audit log by which the silence may have been made (see audit-off).",
        Needs = ["accesses"],
        Thresholds = [Expected, Times, Days, RoundTheClock],
        InnocentCauses = ["planned downtime that no feed tells", "a feed that comes late: the finding goes when it comes", "a change of clocks"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        foreach (var (source, hours) in SourceHours.Of(accesses))
        {
            foreach (var gap in Gaps(accesses, source, hours))
            {
                var begin = (hours.FirstHour + gap.From) * SiteCalendar.Hour;
                if (begin + ((gap.To - gap.From) * SiteCalendar.Hour) > accesses.FromAt && Last(accesses, source, begin) is { } last)
                {
                    var change = AuditOffRule.ChangeBefore(accesses, source, begin + SiteCalendar.Hour);
                    if (change is null && WasDown(accesses.Context.ServiceSwitches.Of(source), begin, begin + ((gap.To - gap.From) * SiteCalendar.Hour)))
                    {
                        continue;
                    }

                    var (user, row) = change is { } by ? (accesses.Window.User[by], by) : (0, last);
                    yield return new(user, [row], gap.Expected >= 5 * Expected.In(accesses.Policy) ? 58 : 48, string.Create(CultureInfo.InvariantCulture,
                        $"A source system logged nothing for {Counted.Of(gap.To - gap.From, "whole hour")}, in which {gap.Expected:N0} accesses were to be expected; this is the last one before{(change is null ? "" : ", a change to the audit log")}."));
                }
            }
        }
    }

    private static List<(int From, int To, long Expected)> Gaps(ExplainedAccesses accesses, int source, SourceHours hours)
    {
        var (policy, calendar, table) = (accesses.Policy, accesses.Calendar, accesses[LearnedCount.SourceHours]);
        if (hours.Counts.Sum() < Expected.In(policy))
        {
            return [];
        }

        var rests = Rests(table, source, RoundTheClock.ShareIn(policy));
        var isKnown = SourceHours.IsKnown(accesses.Past[LearnedCount.SourceHours], source);
        var usualHours = SourceHours.Usual(table, source, (int)Days.In(policy));
        var silences = new List<(int From, int To, long Expected)>();
        for (int from = 0, to; from < hours.Counts.Length; from = to)
        {
            for (to = from + 1; to < hours.Counts.Length && (hours.Counts[to] == 0) == (hours.Counts[from] == 0); to++)
            {
            }

            if (hours.Counts[from] == 0 && (!rests || calendar.DayOf((hours.FirstHour + from - 1) * SiteCalendar.Hour) == calendar.DayOf((hours.FirstHour + to) * SiteCalendar.Hour)))
            {
                if (IsBusy(from - Beside, from) && IsBusy(to, to + Beside))
                {
                    silences.Add((from, to, ExpectedIn(from, to)));
                }
            }
        }

        silences.Sort((a, b) => b.Expected.CompareTo(a.Expected));
        var usual = silences.Count > 2 ? silences[2].Expected : 0;
        return [.. silences.Take(2).Where(s => s.Expected >= Expected.In(policy) && s.Expected >= Times.In(policy) * usual)];

        // Stray accesses far from the others, by a wrong clock, are no log that fell silent. What came before the window is known to earlier epochs only.
        bool IsBusy(int first, int next)
        {
            var (from, to) = (Math.Max(0, first), Math.Min(hours.Counts.Length, next));
            return hours.Counts.AsSpan(from, to - from).ToArray().Sum() >= ExpectedIn(isKnown ? from : first, to) / 2;
        }

        long ExpectedIn(int first, int next)
        {
            var expected = 0L;
            for (var hour = first; hour < next; hour++)
            {
                var at = (hours.FirstHour + hour) * SiteCalendar.Hour;
                expected += usualHours[SourceHours.Slot(calendar.DayOf(at), calendar.HourOf(at))];
            }

            return expected;
        }
    }

    /// <summary>True when the source has days of the week on which it sends next to nothing. Two odd days of the week hide none of it.</summary>
    private static bool Rests(CountTable table, int source, double share)
    {
        Span<int> days = stackalloc int[7];
        for (var day = 0; day < 7; day++)
        {
            days[day] = table[source, SourceHours.OfWeekday + day];
        }

        days.Sort();
        return days[0] < share * days[^3] || days[^3] == 0;
    }

    /// <summary>True when the last that was said of a system before a time is that it was down, and nothing else was said until another.</summary>
    private static bool WasDown(ReadOnlySpan<SystemSwitch> said, long from, long to)
    {
        var isDown = false;
        foreach (ref readonly var one in said)
        {
            isDown = one.At <= from ? !one.IsOn : isDown && !(one.At < to && one.IsOn);
        }

        return isDown;
    }

    private static int? Last(ExplainedAccesses accesses, int source, long before)
    {
        var window = accesses.Window;
        var last = -1;
        for (var row = 0; row < window.Count; row++)
        {
            if (window.SourceSystem[row] == source && window.At[row] < before && (last < 0 || (window.At[row], window.Id[row]).CompareTo((window.At[last], window.Id[last])) > 0))
            {
                last = row;
            }
        }

        return last < 0 ? null : last;
    }
}
