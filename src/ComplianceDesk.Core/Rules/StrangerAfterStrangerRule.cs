using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Patient after patient without a reason, with nothing written, and no one place where they lie.</summary>
public sealed class StrangerAfterStrangerRule : EpisodeRule
{
    private static readonly Threshold Patients = new("patients", "patients one after another, at least", 5, "patients", 3, 100);
    private static readonly Threshold Written = new("written", "the same when something was written in a record, at least", 8, "patients", 3, 200);
    private static readonly Threshold Glanced = new("glanced", "the same of patients glanced at, at least", 3, "patients", 3, 100);
    private static readonly Threshold Within = new("within", "from the first to the last of them, at most", 5, Threshold.Minutes, 1, 60);
    private static readonly Threshold Quick = new("quick", "or at least", 4, "patients", 3, 100);
    private static readonly Threshold QuickWithin = new("quick-within", "from the first to the last of those, at most", 15, Threshold.Minutes, 1, 120);
    private static readonly Threshold GlancedFloor = new("glanced-share", "least share taken for usual of them", 1, Threshold.Percent, 0.1, 50);
    private static readonly Threshold Pause = new("pause", "between two openings, at most", 60, Threshold.Minutes, 1, 480);
    private static readonly Threshold Together = new("together", "of the patients in care of one department, less than", 60, Threshold.Percent, 10, 100);
    private static readonly Threshold Floor = new("least-share", "least share taken for usual", 3, Threshold.Percent, 0.1, 50);
    private static readonly Threshold Chance = new("chance", "such a run by chance in all that the user opened, at most", 0.1, Threshold.Percent, 0.001, 10);
    internal static readonly Threshold Margin = new("margin", "before or after care, at most", 1, Threshold.Days, 0, 14);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "stranger-after-stranger",
        Version = 6,
        Title = "One stranger after another",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"A user opened at least {Patients} patients one after another without a documented reason, no more than {Pause} minutes apart, and wrote nothing in any of their records. Where something was written, it takes {Written} patients. Fewer than {Together} of them were in care of one department at the time, with {Margin} day's margin: else the user may work there unannounced. {Glanced} patients are enough, of whatever departments, when all were opened within {Within} minutes, and {Quick} within {QuickWithin} minutes: who works there does not leave so soon. Then the user must have had no reason that day for another patient of such a department. The run must also be too long for chance. The share of openings without a reason that is usual is the larger of two: that of the user's other days, but for the two with the most such openings (an earlier run hides no later one), and what three in four peers stay below (one odd peer hides nobody else). It is taken as {Floor} at least, of patients glanced at {GlancedFloor}. By that share a run so long would be seen, in all that the user opened, in fewer than {Chance} of such histories. Where something was added to each of the records (a call noted, a message), which stays under the user's name, no points count.",
        Needs = ["encounters"],
        Thresholds = [Patients, Written, Glanced, Within, Quick, QuickWithin, Pause, Together, Margin, Floor, GlancedFloor, Chance],
        YieldsToRole = true,
        InnocentCauses = ["a work list that no feed documents: research, a recall, a clean-up", "a ward round with another service"],
    };

    /// <inheritdoc/>
    public override double LeftByAdding => 0;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (policy, window) = (accesses.Policy, accesses.Window);
        var (least, written, glanced, quick) = (Patients.In(policy), Written.In(policy), Glanced.In(policy), Quick.In(policy));
        // A run has no more patients than accesses, and may lie on two days.
        var shortest = Math.Min(Math.Min(least, written), Math.Min(glanced, quick));
        for (var user = 1; user < window.Users; user++)
        {
            if (!accesses.OwnDays.Any(user, d => d.Unexplained >= Math.Ceiling(shortest / 2)))
            {
                continue;
            }

            foreach (var run in Runs(accesses, user))
            {
                if (run.Count < shortest || window.At[run[^1]] < accesses.FromAt)
                {
                    continue;
                }

                var patients = run.Select(row => window.Patient[row]).Distinct().Count();
                var wrote = run.Any(row => window.Action[row] is AccessAction.Create or AccessAction.Update);
                var isLong = patients >= (wrote ? written : least) && Departments(accesses, run).Select(d => d.Patients).DefaultIfEmpty().Max() < Together.ShareIn(policy) * patients;
                var lasted = window.At[run[^1]] - window.At[run[0]];
                var isQuick = !wrote && ((patients >= glanced && lasted <= Within.SpanIn(policy)) || (patients >= quick && lasted <= QuickWithin.SpanIn(policy))) && !WorksAmongThem(accesses, user, run);
                if ((isLong || isQuick) && Usual(accesses, user, run, (isQuick ? GlancedFloor : Floor).ShareIn(policy)) is var share && IsUnlikely(accesses, user, patients, share))
                {
                    yield return new(user, run, patients >= 12 ? 60 : patients >= 8 ? 52 : 46, string.Create(CultureInfo.InvariantCulture,
                        $"{Counted.Of(patients, "patient")} opened one after another without a documented reason{(wrote ? "" : ", nothing written in their records")}; otherwise {RiskScore.Percent(share)} of what the user or peers open has none."));
                }
            }
        }
    }

    private static IEnumerable<List<int>> Runs(ExplainedAccesses accesses, int user)
    {
        var (window, sessions, pause) = (accesses.Window, accesses.Sessions, Pause.SpanIn(accesses.Policy));
        var (from, to) = window.Of(user);
        var run = new List<int>();
        for (var row = from; row < to; row++)
        {
            if (window.Patient[row] == 0 || !window.Succeeded(row))
            {
                continue;
            }

            var session = sessions.Of(user, window.Patient[row], accesses.Calendar.DayOf(window.At[row]));
            var isStranger = !accesses.IsExplained(session);
            if (run.Count > 0 && (!isStranger || window.At[row] - window.At[run[^1]] > pause))
            {
                yield return run;
                run = [];
            }

            if (isStranger)
            {
                run.Add(row);
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>True when the user had a reason to open another patient of a department that had one of these in care: then they may be patients of the day's work, whatever the feeds say.</summary>
    private static bool WorksAmongThem(ExplainedAccesses accesses, int user, List<int> run) => BareLooks.WorksAmong(
        accesses, user, accesses.Calendar.DayOf(accesses.Window.At[run[0]]), [.. Departments(accesses, run).Select(d => d.Department)], Margin.SpanIn(accesses.Policy), accesses.IsExplained);

    /// <summary>The departments that had patients of a run in care, and how many of them.</summary>
    private static IEnumerable<(int Department, int Patients)> Departments(ExplainedAccesses accesses, List<int> run) => run.DistinctBy(row => accesses.Window.Patient[row])
        .SelectMany(row => BareLooks.InCareOf(accesses.Context, accesses.Window.Patient[row], accesses.Window.At[row], Margin.SpanIn(accesses.Policy))).CountBy(d => d).Select(d => (d.Key, d.Value));

    /// <summary>The share of openings without a reason on the user's other days but for the two that have most, or the one that three in four peers stay below, whichever is larger, and at least the floor.</summary>
    private static double Usual(ExplainedAccesses accesses, int user, List<int> run, double floor)
    {
        var day = accesses.Calendar.DayOf(accesses.Window.At[run[0]]);
        var own = Openings.On(accesses.UserDays.Of(user).ToArray().Where(d => d.Day != day).OrderByDescending(d => d.Unexplained).Skip(2));

        // A few days say little: twenty openings of the usual kind are mixed in.
        const double prior = 20;
        var peers = new CountHistogram();
        foreach (var peer in accesses.Peers.Of(user))
        {
            peers.Add((int)Math.Ceiling(Openings.On(accesses.UserDays.Of(peer).ToArray()).Share(prior, floor, whole: 1000)));
        }

        var ofPeers = peers.Total == 0 ? 1 / prior : peers.Quantile(0.75) / 1000.0;
        return Math.Max(floor, Math.Max(ofPeers, own.Share(prior, ofPeers)));
    }

    private static bool IsUnlikely(ExplainedAccesses accesses, int user, int patients, double share)
    {
        var opened = Openings.On(accesses.UserDays.Of(user).ToArray()).Patients;
        return Openings.ChanceOfRun(patients, share, Math.Max(1, opened)) <= Chance.ShareIn(accesses.Policy);
    }
}
