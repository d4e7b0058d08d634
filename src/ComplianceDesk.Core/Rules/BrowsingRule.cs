using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>A few patients who are not in care, day after day, over weeks.</summary>
public sealed class BrowsingRule : EpisodeRule
{
    /// <summary>How near a visit or booking must be for the patient to count as in care.</summary>
    internal static readonly Threshold Near = new("near", "visit or booking before or after, within", 3, Threshold.Days, 1, 180);

    private static readonly Threshold Ahead = new("ahead", "visits and bookings after an opening that tie the user to the patient, within", Access.CareSpan.AheadDays, Threshold.Days, 1, 365) { IsEditable = false };
    private static readonly Threshold Patients = new("openings", "openings of patients not in care, at least", 4, "openings", 3, 500);
    private static readonly Threshold Days = new("days", "on days, at least", 3, Threshold.Days, 2, 60);
    private static readonly Threshold PatientsOfPractice = new("openings-practice", "openings by people of departments that give appointments, at least", 5, "openings", 3, 500);
    private static readonly Threshold DaysOfPractice = new("days-practice", "on days, for people of departments that give appointments, at least", 5, Threshold.Days, 2, 60);
    private static readonly Threshold TimesExpected = new("times-peers", "above the peers' rate, more than", 4, Threshold.Times, 1, 50);
    private static readonly Threshold Deviations = new("deviations", "above the peers' rate, more than", 8, Threshold.Deviations, 2, 20);

    private static readonly Threshold Written = new("written", "of the unexplained openings written in, for people who take calls, at least", 25, Threshold.Percent, 1, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "browsing",
        Version = 14,
        Title = "Low-and-slow browsing",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"Over thirteen weeks and the one that is judged, at least {Patients} openings on at least {Days} days of patients without a documented reason who were in nobody's care, with nothing written in their records, and more than {TimesExpected} times (and {Deviations} standard deviations above) what peers open for the same number of patients. People of departments that give appointments, as somebody opened in the week had one there by then, are called by strangers: of them {PatientsOfPractice} openings on {DaysOfPractice} days. In nobody's care: no visit or booking anywhere within {Near} days, an emergency visit at most {Access.CareSpan.EmergencyDays} after the opening. Nothing written: a telephone call leaves a note, a release of information a print or an export, which print-trickle judges. Openings of patients whom something had tied to the user by then, or does within {Ahead} days ({Access.CareSpan.Unbooked}), do not count: attending, booking, care team, an outpatient visit to the user's department. Nor do wrong charts left at once. Peers are people of the same role and department; people of departments that give appointments are compared with those of them who are of such a department, too. Peers who stand out among the others by as much are left out, so that one who browses does not hide the next. Somebody who writes in the records of patients not in care, too, at least {Written} of the times (people of departments that give appointments: of all openings without a reason, of the weeks before as well), takes calls and is left out. So are offices without records work, whose people have no peers here.",
        Needs = ["encounters", "workforce"],
        Thresholds = [Near, Ahead, Patients, Days, PatientsOfPractice, DaysOfPractice, TimesExpected, Deviations, Written],
        YieldsToRole = true,
        InnocentCauses = ["research, registries and quality work by people whom no feed names", "call-backs and recalls", "visits at a site that sends no feed"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            if (!Goes(accesses.OwnDays.Of(user)))
            {
                continue;
            }

            var (uncared, days, patients) = Sum(accesses, user);
            var takesCalls = accesses.BareLooks.TakesCalls(user);
            if (uncared < (takesCalls ? PatientsOfPractice : Patients).In(policy) || days < (takesCalls ? DaysOfPractice : Days).In(policy) || !accesses.Context.User(user).Listed)
            {
                continue;
            }

            // A systems analyst follows faults through records, a page here and there: with no business in records there are no peers to compare with.
            if (accesses.Context.HasNoBusinessInRecords(user))
            {
                continue;
            }

            if (WorkedShare(accesses, user, takesCalls) >= Written.ShareIn(policy))
            {
                continue;
            }

            var peers = Peers(accesses, user, takesCalls).Select(peer => Sum(accesses, peer)).Where(sum => sum.Patients > 0).ToList();
            var rate = Rate(peers);
            peers.RemoveAll(sum => StandsOut(sum.Uncared, rate * sum.Patients, policy));
            var expected = Rate(peers) * patients;
            if (peers.Count > 0 && StandsOut(uncared, expected, policy))
            {
                var rows = RowsOf(accesses, user, session => !accesses.IsExplained(session));
                yield return new Episode(user, rows, uncared >= 25 ? 65 : uncared >= 10 ? 50 : 44, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(uncared, "opening")} on {Counted.Of(days, "day")} of patients with no documented reason and no care anywhere within {Near.QuantityIn(policy)}; at the rate of {Counted.Of(peers.Count, "peer")} it would be {expected:0.#}.")) { Earlier = [.. accesses.Past.Unexplained(user)] };
            }
        }
    }

    /// <summary>The share of a user's unexplained sessions with patients not in care that left a trace of work; of people who take calls those of the weeks before count, too, as their openings do.</summary>
    private static double WorkedShare(ExplainedAccesses accesses, int user, bool takesCalls)
    {
        var (sessions, all, worked) = (accesses.Sessions, 0, 0);
        foreach (var earlier in takesCalls ? accesses.Past.Unexplained(user) : [])
        {
            (all, worked) = (all + 1, worked + (earlier.Worked ? 1 : 0));
        }

        for (var session = sessions.FirstOf(user, 0); session < sessions.Count && sessions.User(session) == user; session++)
        {
            if (accesses.IsJudged(session) && !accesses.IsExplained(session) && !UserDayTable.WasInCare(accesses, session, Near))
            {
                (all, worked) = (all + 1, worked + (sessions.Worked(session) ? 1 : 0));
            }
        }

        return all == 0 ? 0 : (double)worked / all;
    }

    /// <summary>The people of the user's role in the department, else of the role; for people who take calls those of them who do, too, where there are any: on a ward nobody calls.</summary>
    private static int[] Peers(ExplainedAccesses accesses, int user, bool takesCalls)
    {
        var (peers, looks) = (accesses.Peers.Of(user).ToArray(), accesses.BareLooks);
        return takesCalls && Array.Exists(peers, looks.TakesCalls) ? [.. peers.Where(looks.TakesCalls)] : peers;
    }

    /// <summary>Openings of patients not in care for each patient opened, over some people; half a one more, so that nobody is measured against none.</summary>
    private static double Rate(List<(int Uncared, int Days, int Patients)> people) => (people.Sum(p => (long)p.Uncared) + 0.5) / (people.Sum(p => (long)p.Patients) + 1.0);

    private static bool StandsOut(int uncared, double expected, JudgementPolicy policy) =>
        uncared > TimesExpected.In(policy) * expected && uncared > expected + (Deviations.In(policy) * Math.Sqrt(expected));

    private static bool Goes(ReadOnlySpan<UserDay> days)
    {
        foreach (ref readonly var day in days)
        {
            if (day.Uncared > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static (int Uncared, int Days, int Patients) Sum(ExplainedAccesses accesses, int user)
    {
        var sum = (Uncared: 0, Days: 0, Patients: 0);
        foreach (ref readonly var day in accesses.UserDays.Of(user))
        {
            sum = (sum.Uncared + day.Uncared, sum.Days + (day.Uncared > 0 ? 1 : 0), sum.Patients + day.Patients);
        }

        return sum;
    }
}
