using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>An account used where its holder never works, when its holder never works or while its holder works elsewhere: shared or stolen.</summary>
public sealed class StrangePlaceRule : EpisodeRule
{
    private static readonly Threshold Patients = new("patients", "unexplained patients at the strange workstation, at least", 3, "patients", 1, 50);
    private static readonly Threshold MorePatients = new("more-patients", "the same, in another department, at least", 4, "patients", 1, 50);
    private static readonly Threshold OffDuty = new("off-duty", "no other use of the account within", 6, Threshold.Hours, 1, 24);
    private static readonly Threshold History = new("history", "other accesses, at least", 100, "accesses", 20, 5000);
    private static readonly Threshold UsualHour = new("usual-hour", "of other accesses near that hour, less than", 2, Threshold.Percent, 0.1, 25);
    private static readonly Threshold Shift = new("shift", "at several workstations, within", 12, Threshold.Hours, 1, 24);
    private static readonly Threshold AtOnce = new("at-once", "between the two places, at most", 15, Threshold.Minutes, 1, 120);

    private static readonly Threshold ByChance = new("by-chance", "that nothing is written in so many records, at the rate of the user's other sessions, a chance of at most", 5, Threshold.Percent, 0.1, 50);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "strange-place",
        Version = 5,
        Title = "Account used at a place it never uses",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.312(a)(2)(i); 164.312(d); 164.308(a)(1)(ii)(D)",
        Definition = $"At least {Patients} patients opened on a day at a workstation that the account uses on no other day, none of them with a documented reason, in one of three circumstances. The first: within {AtOnce} minutes of work at another workstation before and after. The second: {MorePatients} patients at a workstation of another department, which weighs more when there is no other use of the account within {OffDuty} hours. The third: an hour in which, with the hours beside it, fewer than {UsualHour} of the user's other accesses fall ({History} others at least). Several workstations of one other department, used within {Shift} hours and at no other time, are such a place, too, where nothing is written in any of the records and the account is used elsewhere in between. So are one or several where {MorePatients} are opened and nothing is written by somebody who writes so often in other records that this has a chance of {ByChance} at most. That the workstations are the department's is no reason in these two cases (cross-cover).",
        Needs = ["accesses.workstation_id", RuleInfo.Care],
        Thresholds = [Patients, AtOnce, MorePatients, OffDuty, UsualHour, History, Shift, ByChance],
        InnocentCauses = ["roaming desktops whose names change", "a single shift at another site", "badge tap-over at a shared workstation"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var least = Patients.In(accesses.Policy);
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            if (accesses.Machines.Contains(user))
            {
                continue;
            }

            foreach (var (place, patients, isElsewhere) in Departments(accesses, user))
            {
                yield return new(user, place, 58, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(patients, "patient")} with no more reason than the place, in whose records nothing was written, at workstations of another department, which this account uses at no other time{(isElsewhere ? ", while it was in use elsewhere" : "; its user writes in others")}."));
            }

            foreach (var (place, elsewhere, patients) in accesses.OwnDays.Any(user, d => d.Unexplained >= least) ? Workstations(accesses, user) : [])
            {
                if ((Meanwhile(accesses, user, place, elsewhere, patients) ?? Away(accesses, user, place, elsewhere, patients) ?? AtStrangeHour(accesses, user, place, patients)) is { } episode)
                {
                    yield return episode;
                }
            }
        }
    }

    /// <summary>The uses of each workstation that the account uses on one day only, at which nothing but strangers was read, beside those of all others.</summary>
    private static IEnumerable<(List<int> Place, List<int> Elsewhere, int Patients)> Workstations(ExplainedAccesses accesses, int user)
    {
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        var (from, to) = window.Of(user);
        var rows = Enumerable.Range(from, to - from).Where(r => window.Workstation[r] != 0 && window.Succeeded(r)).ToList();
        foreach (var place in rows.GroupBy(r => window.Workstation[r]))
        {
            var day = calendar.DayOf(window.At[place.First()]);
            var read = place.Where(r => window.Patient[r] != 0).ToList();
            var patients = read.Select(r => window.Patient[r]).Distinct().Count();
            if (patients >= Patients.In(accesses.Policy) && place.All(r => calendar.DayOf(window.At[r]) == day) && accesses.Past[LearnedCount.Places][user, place.Key] == 0
                && !read.Exists(r => accesses.IsExplained(accesses.Sessions.Of(user, window.Patient[r], day))))
            {
                yield return ([.. place], rows.FindAll(r => window.Workstation[r] != place.Key), patients);
            }
        }
    }

    /// <summary>At a workstation while the account was in use at another one.</summary>
    private static Episode? Meanwhile(ExplainedAccesses accesses, int user, List<int> place, List<int> elsewhere, int patients)
    {
        var (at, atOnce) = (accesses.Window.At, AtOnce.SpanIn(accesses.Policy));
        var (first, last) = (at[place[0]], at[place[^1]]);
        var isBetween = elsewhere.Exists(r => at[r] > first && at[r] < last);
        return isBetween || (elsewhere.Exists(r => at[r] <= first && first - at[r] <= atOnce) && elsewhere.Exists(r => at[r] >= last && at[r] - last <= atOnce))
            ? new(user, place, 58, string.Create(CultureInfo.InvariantCulture,
                $"{Counted.Of(patients, "patient")} without a documented reason at a workstation this account uses on no other day, while it was in use at another one."))
            : null;
    }

    /// <summary>More of them at a workstation of another department.</summary>
    private static Episode? Away(ExplainedAccesses accesses, int user, List<int> place, List<int> elsewhere, int patients)
    {
        var (window, offDuty) = (accesses.Window, OffDuty.SpanIn(accesses.Policy));
        if (patients < MorePatients.In(accesses.Policy) || accesses.Workplaces.DepartmentOf(window.Workstation[place[0]]) is not (not 0 and var department) || department == accesses.Context.User(user).Department)
        {
            return null;
        }

        var alone = !elsewhere.Exists(r => window.At[r] >= window.At[place[0]] - offDuty && window.At[r] <= window.At[place[^1]] + offDuty);
        return new(user, place, alone ? 52 : 47, string.Create(CultureInfo.InvariantCulture,
            $"{Counted.Of(patients, "patient")} without a documented reason at a workstation of another department, which this account uses on no other day{(alone ? $", and no other use of the account within {OffDuty.QuantityIn(accesses.Policy)}" : "")}."));
    }

    /// <summary>At an hour near which the account is hardly ever in use.</summary>
    private static Episode? AtStrangeHour(ExplainedAccesses accesses, int user, List<int> place, int patients)
    {
        var (window, calendar, hours) = (accesses.Window, accesses.Calendar, accesses[LearnedCount.Hours]);
        var hour = calendar.HourOf(window.At[place[0]]);
        var near = Enumerable.Range(hour + 23, 3).Sum(h => hours[user, h % 24]) - place.Count(r => IsNear(calendar.HourOf(window.At[r]), hour));
        var other = Enumerable.Range(0, 24).Sum(h => hours[user, h]) - place.Count;
        return other >= History.In(accesses.Policy) && near < UsualHour.ShareIn(accesses.Policy) * other
            ? new(user, place, 52, string.Create(CultureInfo.InvariantCulture,
                $"{Counted.Of(patients, "patient")} without a documented reason at a workstation this account uses on no other day, at an hour near which {RiskScore.Percent((double)near / other)} of its other {Counted.Of(other, "event")} fall."))
            : null;
    }

    /// <summary>
    /// The uses of workstations of a department not the user's own, in one shift and at no other time, in which strangers were read: of several between uses elsewhere, or by somebody who writes in others. That the
    /// workstation is the department's is no reason here: who covers there writes.
    /// </summary>
    private static IEnumerable<(List<int> Rows, int Patients, bool IsElsewhere)> Departments(ExplainedAccesses accesses, int user)
    {
        var (window, past) = (accesses.Window, accesses.Past[LearnedCount.Places]);
        foreach (var (department, used) in Abroad(accesses, user))
        {
            if (window.At[used[^1]] - window.At[used[0]] > Shift.SpanIn(accesses.Policy))
            {
                continue;
            }

            var sessions = used.Where(r => window.Patient[r] != 0).Select(r => accesses.Sessions.Of(user, window.Patient[r], accesses.Calendar.DayOf(window.At[r]))).Distinct().ToList();
            var patients = sessions.Select(accesses.Sessions.Patient).Distinct().Count();
            var (first, end) = past.Of(user);
            var isRoaming = used.Exists(r => window.Workstation[r] != window.Workstation[used[0]]);
            var isElsewhere = isRoaming && IsUsedElsewhere(accesses, used, department);
            if (patients >= Patients.In(accesses.Policy) && !sessions.Exists(s => (accesses.IsExplained(s) && !accesses.IsExplainedBy<CrossCoverExplanation>(s)) || accesses.Sessions.Wrote(s))
                && (isElsewhere || (patients >= MorePatients.In(accesses.Policy) && (isRoaming || sessions.Exists(accesses.IsExplained)) && WritesElsewhere(accesses, user, sessions.Count)))
                && !Enumerable.Range(first, end - first).Any(place => accesses.Workplaces.DepartmentOf(past.At(place).Second) == department))
            {
                yield return (used, patients, isElsewhere);
            }
        }
    }

    /// <summary>True when the account was used between the first and the last use at a workstation of another department.</summary>
    private static bool IsUsedElsewhere(ExplainedAccesses accesses, List<int> used, int department)
    {
        var window = accesses.Window;
        return Enumerable.Range(used[0], used[^1] - used[0]).Any(r => window.Workstation[r] != 0 && window.Succeeded(r) && accesses.Workplaces.DepartmentOf(window.Workstation[r]) != department);
    }

    /// <summary>True when the user writes in so many other sessions that so many without a change are no chance. Two more without one steady the rate of few.</summary>
    private static bool WritesElsewhere(ExplainedAccesses accesses, int user, int unwritten)
    {
        var counts = accesses[LearnedCount.Writing];
        var share = (double)counts[user, 1] / (counts[user, 0] - unwritten + 2);
        return Math.Pow(1 - share, unwritten) <= ByChance.ShareIn(accesses.Policy);
    }

    /// <summary>A user's successful accesses at workstations of each department but the own.</summary>
    private static Dictionary<int, List<int>> Abroad(ExplainedAccesses accesses, int user)
    {
        var (window, own, abroad) = (accesses.Window, accesses.Context.User(user).Department, new Dictionary<int, List<int>>());
        var (from, to) = window.Of(user);
        // People stay at a workstation for a while: where it stands is asked once.
        var (workstation, department) = (0, 0);
        for (var row = from; row < to && own != 0; row++)
        {
            if (window.Workstation[row] != workstation)
            {
                (workstation, department) = (window.Workstation[row], accesses.Workplaces.DepartmentOf(window.Workstation[row]));
            }

            if (department != 0 && department != own && window.Succeeded(row))
            {
                (abroad.TryGetValue(department, out var rows) ? rows : abroad[department] = []).Add(row);
            }
        }

        return abroad;
    }

    private static bool IsNear(int hour, int other) => Math.Min((hour - other + 24) % 24, (other - hour + 24) % 24) <= 1;
}
