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

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "strange-place",
        Version = 3,
        Title = "Account used at a place it never uses",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.312(a)(2)(i); 164.312(d); 164.308(a)(1)(ii)(D)",
        Definition = $"At least {Patients} patients opened on a day at a workstation that the account uses on no other day, none of them with a documented reason; and either within {AtOnce} minutes of work at another workstation before and after; or {MorePatients} patients at a workstation of another department, which weighs more when there is no other use of the account within {OffDuty} hours; or at an hour in which, with the hours beside it, fewer than {UsualHour} of the user's other accesses fall ({History} others at least). Several workstations of one other department, used within {Shift} and at no other time, are such a place, too, where the account is used elsewhere in between and nothing is written in any of the records; that the workstations are the department's is then no reason (cross-cover).",
        Needs = ["accesses.workstation_id", RuleInfo.Care],
        Thresholds = [Patients, AtOnce, MorePatients, OffDuty, UsualHour, History, Shift],
        InnocentCauses = ["roaming desktops whose names change", "a single shift at another site", "badge tap-over at a shared workstation"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, calendar, policy) = (accesses.Window, accesses.Calendar, accesses.Policy);
        var (least, atOnce, offDuty) = (Patients.In(policy), AtOnce.SpanIn(policy), OffDuty.SpanIn(policy));
        for (var user = 1; user < window.Users; user++)
        {
            if (accesses.Machines.Contains(user))
            {
                continue;
            }

            foreach (var (place, patients) in Departments(accesses, user))
            {
                yield return new(user, place, 58, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(patients, "patient")} with no more reason than the place, in whose records nothing was written, at several workstations of another department, which this account uses at no other time, while it was in use elsewhere."));
            }

            if (!accesses.OwnDays.Any(user, d => d.Unexplained >= least))
            {
                continue;
            }

            var (from, to) = window.Of(user);
            var rows = Enumerable.Range(from, to - from).Where(r => window.Workstation[r] != 0 && window.Succeeded(r)).ToList();
            foreach (var place in rows.GroupBy(r => window.Workstation[r]))
            {
                var day = calendar.DayOf(window.At[place.First()]);
                var read = place.Where(r => window.Patient[r] != 0).ToList();
                var patients = read.Select(r => window.Patient[r]).Distinct().Count();
                if (patients < least || place.Any(r => calendar.DayOf(window.At[r]) != day) || accesses.Past[LearnedCount.Places][user, place.Key] > 0
                    || read.Any(r => accesses.IsExplained(accesses.Sessions.Of(user, window.Patient[r], day))))
                {
                    continue;
                }

                var others = rows.Where(r => window.Workstation[r] != place.Key).ToList();
                var (first, last) = (window.At[place.First()], window.At[place.Last()]);
                var before = others.Any(r => window.At[r] <= first && first - window.At[r] <= atOnce);
                var after = others.Any(r => window.At[r] >= last && window.At[r] - last <= atOnce);
                var between = others.Any(r => window.At[r] > first && window.At[r] < last);
                var hour = calendar.HourOf(first);
                var hours = accesses[LearnedCount.Hours];
                var near = Enumerable.Range(hour + 23, 3).Sum(h => hours[user, h % 24]) - place.Count(r => IsNear(calendar.HourOf(window.At[r]), hour));
                var elsewhere = Enumerable.Range(0, 24).Sum(h => hours[user, h]) - place.Count();
                if (between || (before && after))
                {
                    yield return new(user, [.. place], 58, string.Create(CultureInfo.InvariantCulture,
                        $"{Counted.Of(patients, "patient")} without a documented reason at a workstation this account uses on no other day, while it was in use at another one."));
                }
                else if (patients >= MorePatients.In(policy) && accesses.Workplaces.DepartmentOf(place.Key) is not 0 and var department && department != accesses.Context.User(user).Department)
                {
                    var alone = !others.Any(r => window.At[r] >= first - offDuty && window.At[r] <= last + offDuty);
                    yield return new(user, [.. place], alone ? 52 : 47, string.Create(CultureInfo.InvariantCulture,
                        $"{Counted.Of(patients, "patient")} without a documented reason at a workstation of another department, which this account uses on no other day{(alone ? $", and no other use of the account within {OffDuty.QuantityIn(policy)}" : "")}."));
                }
                else if (elsewhere >= History.In(policy) && near < UsualHour.ShareIn(policy) * elsewhere)
                {
                    yield return new(user, [.. place], 52, string.Create(CultureInfo.InvariantCulture,
                        $"{Counted.Of(patients, "patient")} without a documented reason at a workstation this account uses on no other day, at an hour near which {RiskScore.Percent((double)near / elsewhere)} of its other {Counted.Of(elsewhere, "event")} fall."));
                }
            }
        }
    }

    /// <summary>
    /// The uses of several workstations of a department not the user's own, in one shift and at no other time, in which strangers were read, between uses elsewhere. That the
    /// workstation is the department's is no reason here: who covers there writes.
    /// </summary>
    private static IEnumerable<(List<int> Rows, int Patients)> Departments(ExplainedAccesses accesses, int user)
    {
        var (window, past) = (accesses.Window, accesses.Past[LearnedCount.Places]);
        foreach (var (department, used) in Abroad(accesses, user))
        {
            if (window.At[used[^1]] - window.At[used[0]] > Shift.SpanIn(accesses.Policy) || used.TrueForAll(r => window.Workstation[r] == window.Workstation[used[0]]))
            {
                continue;
            }

            var sessions = used.Where(r => window.Patient[r] != 0).Select(r => accesses.Sessions.Of(user, window.Patient[r], accesses.Calendar.DayOf(window.At[r]))).Distinct().ToList();
            var patients = sessions.Select(accesses.Sessions.Patient).Distinct().Count();
            var (first, end) = past.Of(user);
            if (patients >= Patients.In(accesses.Policy) && !sessions.Exists(s => (accesses.IsExplained(s) && !accesses.IsExplainedBy<CrossCoverExplanation>(s)) || accesses.Sessions.Wrote(s))
                && Enumerable.Range(used[0], used[^1] - used[0]).Any(r => window.Workstation[r] != 0 && window.Succeeded(r) && accesses.Workplaces.DepartmentOf(window.Workstation[r]) != department)
                && !Enumerable.Range(first, end - first).Any(place => accesses.Workplaces.DepartmentOf(past.At(place).Second) == department))
            {
                yield return (used, patients);
            }
        }
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
