using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Far more patients on a day than this person, and people of the same work, open on other days.</summary>
public sealed class VolumeRule : EpisodeRule
{
    private static readonly Threshold Unexplained = new("unexplained", "unexplained patients on a day, at least", 12, "patients", 3, 500);
    private static readonly Threshold Deviations = new("deviations", "above own days and peers' days, at least", 6, Threshold.Deviations, 2, 30);
    private static readonly Threshold Patients = new("patients", "patients of any kind on a day, at least", 60, "patients", 10, 5000);
    private static readonly Threshold TimesOwn = new("times-median", "over own median, at least", 5, Threshold.Times, 1, 50);
    private static readonly Threshold TimesLargest = new("times-largest", "over own third-largest other day, at least", 3, Threshold.Times, 1, 50);
    private static readonly Threshold TimesPeers = new("times-peers", "over the largest day of all peers but one, more than", 2, Threshold.Times, 1, 50);
    private static readonly Threshold DeviationsOfAll = new("deviations-any", "patients of any kind above own days and peers' days, at least", 10, Threshold.Deviations, 2, 50);
    private static readonly Threshold History = new("own-days", "own other days (else peers alone), at least", 5, Threshold.Days, 3, 60);
    private static readonly Threshold PeerDays = new("peer-days", "days of peers, at least", 20, Threshold.Days, 5, 500);
    private static readonly Threshold DaysApart = new("days-apart", "one episode when apart, at most", 7, Threshold.Days, 1, 30);

    private static readonly Threshold Reach = new("reach", "days of the log before it, for work that follows visits no feed tells of, at least", 14, Threshold.Days, 1, 90);

    private static readonly Threshold Writers = new("writers", "people who work by writing make for a hundred patients, at least", 25, "changes", 1, 1000);
    private static readonly Threshold Worked = new("worked", "of the changes for each patient that they make on other days, less than", 50, Threshold.Percent, 0, 100);
    private static readonly Threshold Alone = new("alone", "of the people of the same role and department at work on days like it (working day or weekend; median), fewer than", 34, Threshold.Percent, 0, 100);

    // So many peers at work on the same day tell whether the day is unusual for all of them.
    private const int PeersNow = 3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "volume",
        Version = 6,
        Title = "Volume far above own past and peers",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"A day with far more patients than the user and people of the same work open on other days. There are two ways to it. Without a reason: the user opened at least {Unexplained} patients without a documented reason. That is {Deviations} robust standard deviations (median, median absolute deviation) above the user's other days, above the days of peers, and above the peers on that same day: what strikes them all is no one's own doing. It is also more than all peers but one had on their largest day. Where no feed tells of visits, an office's work is known by the log alone, which must then reach {Reach} days back. Of any kind: the user opened at least {Patients} patients. That is {TimesOwn} times the user's median, {TimesLargest} times the user's third-largest other day, more than {TimesPeers} times what all peers but one open on their largest day, and {DeviationsOfAll} deviations above both the user's other days and the peers'. People who work by writing ({Writers} or more for a hundred patients on other days) must have made less than {Worked} of that for each patient: a heap of work leaves its changes behind, a flood of reading does not. Whoever is left alone does the work of all: where fewer than {Alone} of the usual number of people of the same role and department were at work, it must also be more than {TimesPeers} times what they and the user opened together on their third-busiest other day. Peers have the same role and department; where fewer than 6 people do, the circle is wider. Two odd days of the user, or one odd peer, hide nothing. Days at most {DaysApart} days apart are one episode. Where something was added to each of the records (a call noted, a message), which stays under the user's name, half of the points count.",
        Needs = [RuleInfo.Care],
        Thresholds = [Unexplained, Deviations, History, PeerDays, Patients, TimesOwn, TimesLargest, TimesPeers, DeviationsOfAll, Writers, Worked, DaysApart, Alone, Reach],
        InnocentCauses = ["a new duty or a change of job", "catch-up charting and month-end coding", "a disaster day", "work lists that no feed documents"],
    };

    /// <inheritdoc/>
    public override double LeftByAdding => RiskScore.Added;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var peers = accesses.Peers;
        var policy = accesses.Policy;
        var (leastUnexplained, least, daysApart) = (Unexplained.In(policy), Patients.In(policy), DaysApart.In(policy));
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            if (!accesses.OwnDays.Any(user, d => d.Unexplained >= leastUnexplained || d.Patients >= least))
            {
                continue;
            }

            var days = accesses.UserDays.Of(user).ToArray().Where(d => d.Patients > 0).ToArray();
            var fired = new List<(UserDay Day, bool All)>();
            for (var i = Array.FindIndex(days, d => d.Day >= accesses.FromDay); i < days.Length; i++)
            {
                if (days[i].Unexplained >= leastUnexplained && StandsOut(accesses, peers, user, days, i))
                {
                    fired.Add((days[i], false));
                }
                else if (days[i].Patients >= least && IsFlood(accesses, peers, user, days, i))
                {
                    fired.Add((days[i], true));
                }
            }

            for (int from = 0, to; from < fired.Count; from = to)
            {
                for (to = from + 1; to < fired.Count && fired[to].Day.Day - fired[to - 1].Day.Day <= daysApart; to++)
                {
                }

                yield return Describe(accesses, user, days, fired[from..to]);
            }
        }
    }

    private static bool StandsOut(ExplainedAccesses accesses, Peers peers, int user, UserDay[] days, int at)
    {
        if (accesses.Context.User(user).Work != Access.OfficeWork.None && !accesses.Has("encounters") && days[at].Day - accesses.FirstKnownDay < Reach.In(accesses.Policy))
        {
            return false;
        }

        var count = days[at].Unexplained;
        var own = peers.OtherDays(user, days[at].Day, d => d.Unexplained);
        var others = peers.DaysOfPeers(user, d => d.Unexplained);
        var (policy, deviations) = (accesses.Policy, Deviations.In(accesses.Policy));
        var now = peers.DaysOfPeers(user, d => d.Unexplained, days[at].Day);
        return (now.Total < PeersNow || now.Deviations(count) >= deviations) && (own.Total < History.In(policy) || own.Deviations(count) >= deviations) && others.Total >= PeerDays.In(policy) && others.Deviations(count) >= deviations && count > peers.UsualLargest(user, d => d.Unexplained);
    }

    private static bool IsFlood(ExplainedAccesses accesses, Peers peers, int user, UserDay[] days, int at)
    {
        var count = days[at].Patients;
        var own = peers.OtherDays(user, days[at].Day, d => d.Patients);
        var (policy, deviations) = (accesses.Policy, DeviationsOfAll.In(accesses.Policy));
        if (own.Total < 2 * History.In(policy) || count < TimesOwn.In(policy) * own.Median || count < TimesLargest.In(policy) * own.ThirdLargest || own.Deviations(count) < deviations || IsWorkedOn(days, at, policy))
        {
            return false;
        }

        var others = peers.DaysOfPeers(user, d => d.Patients);
        return others.Total >= PeerDays.In(policy) && others.Deviations(count) >= deviations && count > TimesPeers.In(policy) * Math.Max(peers.UsualLargest(user, d => d.Patients), OfAllTogether(accesses, peers, user, days, days[at].Day));
    }

    /// <summary>True when as much was written for each patient as somebody who works by writing does on other days.</summary>
    private static bool IsWorkedOn(UserDay[] days, int at, JudgementPolicy policy)
    {
        var (writes, patients) = days.Where((_, i) => i != at).Aggregate((Writes: 0L, Patients: 0L), (sum, day) => (sum.Writes + day.Writes, sum.Patients + day.Patients));
        var usual = (double)writes / Math.Max(1, patients);
        return 100 * usual >= Writers.In(policy) && days[at].Writes >= Worked.ShareIn(policy) * usual * days[at].Patients;
    }

    private static bool IsWeekend(int day) => day - Access.SiteCalendar.WeekOf(day) >= 5;

    /// <summary>What the user and the peers opened together on their third-busiest other day, if hardly any of the people of the role in the department were at work on this one; else 0.</summary>
    private static int OfAllTogether(ExplainedAccesses accesses, Peers peers, int user, UserDay[] own, int day)
    {
        var (people, patients) = (new Dictionary<int, int>(), own.ToDictionary(d => d.Day, d => d.Patients));
        foreach (var peer in peers.Mates(user))
        {
            foreach (var other in accesses.UserDays.Of(peer))
            {
                if (other.Patients > 0)
                {
                    people[other.Day] = people.GetValueOrDefault(other.Day) + 1;
                    patients[other.Day] = patients.GetValueOrDefault(other.Day) + other.Patients;
                }
            }
        }

        var atWork = new CountHistogram();
        foreach (var (_, count) in people.Where(p => p.Key != day && IsWeekend(p.Key) == IsWeekend(day)))
        {
            atWork.Add(count);
        }

        return people.GetValueOrDefault(day) < Alone.ShareIn(accesses.Policy) * atWork.Median ? patients.Where(p => p.Key != day).Select(p => p.Value).OrderDescending().ElementAtOrDefault(2) : 0;
    }

    private static Episode Describe(ExplainedAccesses accesses, int user, UserDay[] days, List<(UserDay Day, bool All)> fired)
    {
        var whole = fired.Where(f => f.All).Select(f => f.Day.Day).ToHashSet();
        var part = fired.Where(f => !f.All).Select(f => f.Day.Day).ToHashSet();
        var rows = RowsOf(accesses, user, session => accesses.Sessions.Day[session] is var day && (whole.Contains(day) || (!accesses.IsExplained(session) && part.Contains(day))));
        var worst = fired.Max(f => f.All ? f.Day.Patients : f.Day.Unexplained);
        var firedDays = whole.Concat(part).ToHashSet();
        var usual = new CountHistogram();
        foreach (var day in days.Where(d => !firedDays.Contains(d.Day)))
        {
            usual.Add(whole.Count > 0 ? day.Patients : day.Unexplained);
        }

        return new(user, rows, worst >= 40 ? 75 : worst >= 20 ? 65 : 55, string.Create(CultureInfo.InvariantCulture,
            $"{Counted.Of(worst, "patient")} {(whole.Count > 0 ? "" : "without a documented reason ")}on one day ({Counted.Of(fired.Count, "such day")}); on the user's {usual.Total:N0} other days the median is {(usual.Total == 0 ? 0 : usual.Median)}, the most {(usual.Total == 0 ? 0 : usual.Quantile(1))}."));
    }
}
