using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Records opened one after another in the order of their numbers.</summary>
public sealed class EnumerationRule : EpisodeRule
{
    private static readonly Threshold Patients = new("patients", "patients in a row, at least", 6, "patients", 3, 500);
    private static readonly Threshold OfOffice = new("of-office", "the same where an office has its reason for them, at least", 10, "patients", 3, 500);
    private static readonly Threshold Step = new("step", "step in the list of all patients by record number, at most", 3, "records", 1, 100);
    private static readonly Threshold Pause = new("pause", "between two openings, at most", 60, Threshold.Minutes, 1, 480);
    private static readonly Threshold Share = new("share", "of the patients unexplained, at least", 40, Threshold.Percent, 0, 100);
    private static readonly Threshold Even = new("even", "half of the pauses differ from the usual one, at most", 25, Threshold.Percent, 1, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "enumeration",
        Version = 6,
        Title = "Records opened in the order of their numbers",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"A user opened at least {Patients} patients one after another in the order of their record numbers, no more than {Pause} minutes apart. Each stands at most {Step} places after the one before, or each before it, in the list of all patients by the digits of their record numbers. {Share} of them or more have no documented reason. Of people of an office without business in records (systems staff) it keeps its weight, though hardly any access of their colleagues has one. People of an office, registration left out, are found in another way, too: patients who had a visit stand one after another in no list of work. Then there are {OfOffice} at least (or {Patients}, where each stands right after the one before, or each before it), {Share} or more have no reason of the person's own, nothing was written in any of the records (nor, by release of information, printed or exported: that is its work), and the pace is even: half of the pauses between two patients differ by {Even} at most from the one in the middle.",
        Needs = ["patients", RuleInfo.Care],
        Thresholds = [Patients, OfOffice, Step, Pause, Share, Even],
        InnocentCauses = ["registration queues and sorted work lists", "a clean-up of new records"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, policy) = (accesses.Window, accesses.Policy);
        var (least, farthest, pause) = (Share.ShareIn(policy) * Patients.In(policy), Step.In(policy), Pause.SpanIn(policy));
        var first = accesses.FromDay == int.MinValue ? int.MinValue : accesses.FromDay - 1;
        for (var user = 1; user < window.Users; user++)
        {
            var isOffices = MayWorkThroughList(accesses, user);
            if (!accesses.UserDays.Any(user, d => d.Day >= first && (isOffices ? d.Unowned : d.Unexplained) >= least))
            {
                continue;
            }

            var (from, to) = window.Of(user);
            var run = new List<int>();
            var direction = 0;
            for (var row = from; row < to; row++)
            {
                if (window.Patient[row] == 0 || !window.Succeeded(row))
                {
                    continue;
                }

                if (run.Count > 0 && window.Patient[row] == window.Patient[run[^1]])
                {
                    run.Add(row);
                    continue;
                }

                var step = run.Count == 0 ? 0 : accesses.Context.Patient(window.Patient[row]).Rank - accesses.Context.Patient(window.Patient[run[^1]]).Rank;
                var follows = run.Count > 0 && step != 0 && Math.Abs(step) <= farthest && window.At[row] - window.At[run[^1]] <= pause && (direction == 0 || Math.Sign(step) == direction);
                if (follows)
                {
                    direction = Math.Sign(step);
                    run.Add(row);
                    continue;
                }

                if (Judge(accesses, user, run) is { } episode)
                {
                    yield return episode;
                }

                (run, direction) = ([row], 0);
            }

            if (Judge(accesses, user, run) is { } last)
            {
                yield return last;
            }
        }
    }

    private static Episode? Judge(ExplainedAccesses accesses, int user, List<int> run)
    {
        var (least, share) = (Patients.In(accesses.Policy), Share.ShareIn(accesses.Policy));
        if (run.Count < least)
        {
            return null;
        }

        var (window, calendar) = (accesses.Window, accesses.Calendar);
        var patients = run.DistinctBy(r => window.Patient[r]).ToList();
        var unexplained = patients.Count(r => !accesses.IsExplained(accesses.Sessions.Of(user, window.Patient[r], calendar.DayOf(window.At[r]))));
        // Where no feed tells of a work, that colleagues' accesses have no reasons is no sign of feeds that are not there.
        return patients.Count < least ? null
            : unexplained >= share * patients.Count ? new(user, run, patients.Count >= 25 ? 70 : 58, string.Create(CultureInfo.InvariantCulture,
                $"{Counted.Of(patients.Count, "record")} opened one after another in the order of their numbers, {unexplained:N0} without a documented reason.")) { RestsOnExplanations = !accesses.Context.HasNoBusiness(user) }
            : patients.Count >= (IsWithoutGap(accesses, patients) ? least : OfOffice.In(accesses.Policy)) && MayWorkThroughList(accesses, user) && Unowned(accesses, user, patients) >= share * patients.Count && !patients.Exists(r => accesses.LeftWork(accesses.Sessions.Of(user, window.Patient[r], calendar.DayOf(window.At[r])))) && IsEven(accesses, patients)
                ? new(user, run, 50, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(patients.Count, "record")} opened one after another in the order of their numbers, at an even pace and with nothing written, for no reason but the office's."))
            : null;
    }

    /// <summary>True for an office's people whose patients come in no order of their numbers: new records, which do, are registration's.</summary>
    private static bool MayWorkThroughList(ExplainedAccesses accesses, int user) =>
        accesses.Context.User(user).Work is not OfficeWork.None and var work && (work & OfficeWork.Registration) == 0;

    private static int Unowned(ExplainedAccesses accesses, int user, List<int> patients) =>
        patients.Count(r => !accesses.HasOwnReason(accesses.Sessions.Of(user, accesses.Window.Patient[r], accesses.Calendar.DayOf(accesses.Window.At[r]))));

    /// <summary>True when no record lies between two of them: a list of work that leaves none out is rare.</summary>
    private static bool IsWithoutGap(ExplainedAccesses accesses, List<int> patients) =>
        patients.Zip(patients.Skip(1)).All(p => Math.Abs(accesses.Context.Patient(accesses.Window.Patient[p.Second]).Rank - accesses.Context.Patient(accesses.Window.Patient[p.First]).Rank) == 1);

    /// <summary>True when half of the pauses between two patients hardly differ from the one in the middle: a script, or a finger on a key.</summary>
    private static bool IsEven(ExplainedAccesses accesses, List<int> patients)
    {
        var pauses = new List<long>();
        for (var i = 1; i < patients.Count; i++)
        {
            pauses.Add(accesses.Window.At[patients[i]] - accesses.Window.At[patients[i - 1]]);
        }

        var middle = Middle(pauses);
        return Middle([.. pauses.Select(p => Math.Abs(p - middle))]) <= Even.ShareIn(accesses.Policy) * middle;

        static long Middle(List<long> values)
        {
            values.Sort();
            return values[values.Count / 2];
        }
    }
}
