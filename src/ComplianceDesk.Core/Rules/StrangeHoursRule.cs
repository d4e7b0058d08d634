using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>Several patients opened without a reason at an hour at which this user never works.</summary>
public sealed class StrangeHoursRule : EpisodeRule
{
    private static readonly Threshold Patients = new("patients", "unexplained patients, at least", 3, "patients", 2, 100);
    private static readonly Threshold FewPatients = new("few-patients", "unexplained patients when the user never worked near that time, at least", 2, "patients", 1, 100);
    private static readonly Threshold OnePatient = new("one-patient", "or a single patient, when the user has used the account on other days, at least", 10, Threshold.Days, 3, 90);
    private static readonly Threshold OneHistory = new("one-history", "with other accesses, at least", 100, "accesses", 20, 10_000);
    private static readonly Threshold Share = new("share", "of the patients opened then unexplained, at least", 60, Threshold.Percent, 0, 100);
    internal static readonly Threshold Usual = new("usual-hour", "of the user's other accesses within an hour of that time, less than", 2, Threshold.Percent, 0.1, 20);
    private static readonly Threshold History = new("history", "other accesses, at least", 30, "accesses", 20, 10_000);
    private static readonly Threshold Days = new("other-days", "on other days, at least", 3, Threshold.Days, 1, 60);
    private static readonly Threshold Pause = new("pause", "pause that ends a stretch", 2, Threshold.Hours, 1, 12);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "strange-hours",
        Version = 4,
        Title = "Reading at hours the user never works",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.312(d)",
        Definition = $"A user opened patients without a documented reason at hours at which this user never works. A stretch of use ends with a pause of more than {Pause} hours. Its hours are strange when fewer than {Usual} of the user's other accesses fall within them and the hours beside them. At least {History} other accesses on {Days} other days must be known. At strange hours it takes at least {Patients} patients without a reason, {Share} of all opened then. Where none of the other accesses falls near those hours, less is enough: {FewPatients} patients at least, all of them without a reason. Or one patient without a reason who was in no care within a day, when none of the patients was opened for a reason of the person's own. What a whole office or service works on tells nothing of who used its account at night. That takes {FewPatients} patients in all at least, or one opened more than once (a single access may be a wrong chart) by somebody with more than {OneHistory} accesses on more than {OnePatient} days. An office without business in records is left out of the last: a help desk is called at night.",
        Needs = [RuleInfo.Care],
        Thresholds = [Patients, FewPatients, OnePatient, OneHistory, Share, Usual, History, Days, Pause],
        InnocentCauses = ["a shift taken over from a colleague: its patients have a reason", "on-call work from home for patients that no feed names", "a clock that runs in another zone"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, policy) = (accesses.Window, accesses.Policy);
        for (var user = 1; user < window.Users; user++)
        {
            if (accesses.UserDays.Of(user).Length <= Days.In(policy) || !accesses.OwnDays.OpenedUnexplained(user))
            {
                continue;
            }

            var (from, to) = window.Of(user);
            for (int first = from, next; first < to; first = next)
            {
                for (next = first + 1; next < to && window.At[next] - window.At[next - 1] <= Pause.SpanIn(policy); next++)
                {
                }

                if (window.At[next - 1] < accesses.FromAt || UsualShare(accesses, user, first, next) is not { } usual || usual >= Usual.ShareIn(policy))
                {
                    continue;
                }

                var read = PrivilegeChangeRule.Unexplained(accesses, user, window.At[first], window.At[next - 1]);
                var all = Enumerable.Range(first, next - first).Select(row => window.Patient[row]).Where(p => p != 0).Distinct().Count();
                var patients = read.Select(row => window.Patient[row]).Distinct().Count();
                var many = patients >= Patients.In(policy) && patients >= Share.ShareIn(policy) * all;
                if (many || (usual <= 0 && ((patients == all && patients >= FewPatients.In(policy))
                    || (IsUncared(accesses, read) && (all >= FewPatients.In(policy) || (read.Count(row => !window.IsSearch(row)) > 1 && IsKnownWell(accesses, user))) && !HasOwnReason(accesses, first, next)))))
                {
                    yield return new(user, read, many ? 48 : all > 1 ? 42 : 40, string.Create(CultureInfo.InvariantCulture,
                        $"{patients:N0} of {Counted.Of(all, "patient")} opened without a documented reason at hours near which {RiskScore.Percent(usual)} of the user's other accesses fall."));
                }
            }
        }
    }

    /// <summary>True when a patient of these rows was in care nowhere within a day: nobody is lent for a night to sit there.</summary>
    private static bool IsUncared(ExplainedAccesses accesses, IReadOnlyList<int> rows) =>
        accesses.Has("encounters") && rows.Any(row => !accesses.Context.IsInCare(accesses.Window.Patient[row], accesses.Window.At[row], SiteCalendar.Day, SiteCalendar.Day));

    /// <summary>True when something in the rows [first, next) has a reason that is the user's own.</summary>
    private static bool HasOwnReason(ExplainedAccesses accesses, int first, int next)
    {
        var window = accesses.Window;
        for (var row = first; row < next; row++)
        {
            if (window.Patient[row] != 0 && accesses.HasOwnReason(accesses.Sessions.Of(window.User[row], window.Patient[row], accesses.Calendar.DayOf(window.At[row]))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKnownWell(ExplainedAccesses accesses, int user)
    {
        if (accesses.Context.HasNoBusiness(user))
        {
            return false;
        }

        var hours = accesses[LearnedCount.Hours];
        var (from, to) = hours.Of(user);
        var all = 0;
        for (var place = from; place < to; place++)
        {
            all += hours.At(place).Count;
        }

        return all > OneHistory.In(accesses.Policy) && accesses.UserDays.Of(user).Length > OnePatient.In(accesses.Policy);
    }

    /// <summary>The share of the user's other accesses near the hours of a stretch, the most usual of them counting; null when there are too few.</summary>
    internal static double? UsualShare(ExplainedAccesses accesses, int user, int first, int next)
    {
        var hours = accesses[LearnedCount.Hours];
        Span<int> others = stackalloc int[24];
        others.Clear();
        var (from, to) = hours.Of(user);
        for (var place = from; place < to; place++)
        {
            var (_, hour, count) = hours.At(place);
            others[hour] = count;
        }

        var asked = 0u;
        for (var row = first; row < next; row++)
        {
            var hour = accesses.Calendar.HourOf(accesses.Window.At[row]);
            others[hour]--;
            asked |= 1u << hour;
        }

        var sum = 0;
        foreach (var count in others)
        {
            sum += Math.Max(0, count);
        }

        if (sum < History.In(accesses.Policy))
        {
            return null;
        }

        var most = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            most = (asked & (1u << hour)) != 0 ? Math.Max(most, others[hour] + others[(hour + 1) % 24] + others[(hour + 23) % 24]) : most;
        }

        return (double)most / sum;
    }
}
