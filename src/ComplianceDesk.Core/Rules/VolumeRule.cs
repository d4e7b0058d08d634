using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Far more patients on a day than this person, and people of the same work, open on other days.</summary>
public sealed class VolumeRule : EpisodeRule
{
    private const int Unexplained = 12;
    private const double Deviations = 6;
    private const int Patients = 60;
    private const int TimesOwn = 5;
    private const int TimesLargest = 3;
    private const double DeviationsOfAll = 10;
    private const int History = 5;
    private const int PeerDays = 20;
    private const int DaysApart = 7;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "volume",
        Version = 1,
        Title = "Volume far above own past and peers",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"A day on which a user opened at least {Unexplained} patients without a documented reason, {Deviations} robust standard deviations (median, median absolute deviation) above both the user's other days and the days of peers (same role and department, wider when fewer than 6 people). Or at least {Patients} patients of any kind, {TimesOwn} times the user's median, {TimesLargest} times the largest other day, twice the largest day of any peer and {DeviationsOfAll} deviations above both. Days at most a week apart are one episode.",
        Needs = [RuleInfo.Care],
        Thresholds =
        [
            new("unexplained patients on a day, at least", $"{Unexplained}"), new("robust deviations above own days and peers' days, at least", $"{Deviations}"),
            new("own other days, at least (else peers alone)", $"{History}"), new("days of peers, at least", $"{PeerDays}"),
            new("patients of any kind on a day, at least", $"{Patients}"), new("times own median", $"{TimesOwn}"), new("times own largest other day", $"{TimesLargest}"), new("deviations", $"{DeviationsOfAll}"),
        ],
        InnocentCauses = ["a new duty or a change of job", "catch-up charting and month-end coding", "a disaster day", "work lists that no feed documents"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var peers = new Peers(accesses);
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            var days = accesses.UserDays.Of(user).ToArray();
            var fired = new List<(UserDay Day, bool All)>();
            for (var i = 0; i < days.Length; i++)
            {
                if (days[i].Unexplained >= Unexplained && StandsOut(accesses, peers, user, days, i))
                {
                    fired.Add((days[i], false));
                }
                else if (days[i].Patients >= Patients && IsFlood(accesses, peers, user, days, i))
                {
                    fired.Add((days[i], true));
                }
            }

            for (int from = 0, to; from < fired.Count; from = to)
            {
                for (to = from + 1; to < fired.Count && fired[to].Day.Day - fired[to - 1].Day.Day <= DaysApart; to++)
                {
                }

                yield return Describe(accesses, user, days, fired[from..to]);
            }
        }
    }

    private static bool StandsOut(ExplainedAccesses accesses, Peers peers, int user, UserDay[] days, int at)
    {
        var count = days[at].Unexplained;
        var own = new CountHistogram();
        for (var i = 0; i < days.Length; i++)
        {
            if (i != at)
            {
                own.Add(days[i].Unexplained);
            }
        }

        var others = Histogram(accesses, peers, user, d => d.Unexplained);
        return (own.Total < History || own.Deviations(count) >= Deviations) && others.Total >= PeerDays && others.Deviations(count) >= Deviations && count > others.Quantile(0.99);
    }

    private static bool IsFlood(ExplainedAccesses accesses, Peers peers, int user, UserDay[] days, int at)
    {
        var count = days[at].Patients;
        var own = new CountHistogram();
        for (var i = 0; i < days.Length; i++)
        {
            if (i != at)
            {
                own.Add(days[i].Patients);
            }
        }

        if (own.Total < 2 * History || count < TimesOwn * own.Median || count < TimesLargest * own.Quantile(1) || own.Deviations(count) < DeviationsOfAll)
        {
            return false;
        }

        var others = Histogram(accesses, peers, user, d => d.Patients);
        return others.Total >= PeerDays && others.Deviations(count) >= DeviationsOfAll && count > 2 * others.Quantile(1);
    }

    private static CountHistogram Histogram(ExplainedAccesses accesses, Peers peers, int user, Func<UserDay, int> what)
    {
        var histogram = new CountHistogram();
        foreach (var peer in peers.Of(user))
        {
            foreach (var day in accesses.UserDays.Of(peer))
            {
                histogram.Add(what(day));
            }
        }

        return histogram;
    }

    private static Episode Describe(ExplainedAccesses accesses, int user, UserDay[] days, List<(UserDay Day, bool All)> fired)
    {
        var whole = fired.Where(f => f.All).Select(f => f.Day.Day).ToHashSet();
        var part = fired.Where(f => !f.All).Select(f => f.Day.Day).ToHashSet();
        var rows = RowsOn(accesses, user, (day, explained) => whole.Contains(day) || (!explained && part.Contains(day)));
        var worst = fired.Max(f => f.All ? f.Day.Patients : f.Day.Unexplained);
        var firedDays = whole.Concat(part).ToHashSet();
        var usual = new CountHistogram();
        foreach (var day in days.Where(d => !firedDays.Contains(d.Day)))
        {
            usual.Add(whole.Count > 0 ? day.Patients : day.Unexplained);
        }

        return new(user, rows, worst >= 40 ? 75 : worst >= 20 ? 65 : 55, string.Create(CultureInfo.InvariantCulture,
            $"{worst:N0} patients {(whole.Count > 0 ? "" : "without a documented reason ")}on one day ({fired.Count} such day(s)); on the user's {usual.Total:N0} other days the median is {(usual.Total == 0 ? 0 : usual.Median)}, the most {(usual.Total == 0 ? 0 : usual.Quantile(1))}."));
    }

    /// <summary>A user's accesses to patients on chosen days, in time order.</summary>
    internal static List<int> RowsOn(ExplainedAccesses accesses, int user, Func<int, bool, bool> choose)
    {
        var sessions = accesses.Sessions;
        var rows = new List<int>();
        for (var session = sessions.FirstOf(user, 0); session < sessions.Count && sessions.User(session) == user; session++)
        {
            if (choose(sessions.Day[session], accesses.IsExplained(session)))
            {
                rows.AddRange(sessions.RowsOf(session));
            }
        }

        rows.Sort();
        return rows;
    }
}
