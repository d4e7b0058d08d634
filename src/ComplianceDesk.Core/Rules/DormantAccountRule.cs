using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>An account that wakes up and reads what nobody can explain.</summary>
public sealed class DormantAccountRule : EpisodeRule
{
    private static readonly Threshold DormantDays = new("quiet-days", "quiet days, at least", 30, Threshold.Days, 7, 365);
    private static readonly Threshold QuietDays = new("quiet-days-unexplained", "quiet days when nothing is explained, at least", 14, Threshold.Days, 3, 365);
    private static readonly Threshold AwakeDays = new("awake-days", "days after waking that are looked at", 3, Threshold.Days, 1, 14);
    private static readonly Threshold Patients = new("patients", "unexplained patients, at least", 2, "patients", 1, 50);
    private static readonly Threshold Share = new("share", "of the patients unexplained, at least", 60, Threshold.Percent, 0, 100);
    private static readonly Threshold Chance = new("chance", "chance of as many by the share of the account's other days, at most", 10, Threshold.Percent, 1, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "dormant-account",
        Version = 7,
        Title = "Dormant account wakes",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(3)(ii)(C); 164.308(a)(1)(ii)(D)",
        Definition = $"After at least {DormantDays} days without any event, an account opens at least {Patients} patients without a documented reason within {AwakeDays} days, {Share} of what it opens then; after at least {QuietDays} days, when nothing it opens then has a documented reason. One patient is enough where that is all the account was used for in the weeks that are known, {DormantDays} days of them quiet before; a reason that holds for a whole office or service is then none of a single one. So many must be unusual for the account: somebody half of whose patients never have a reason (a practice manager, employee health) opens two without one in a row one time in four. By the share of the account's other days, as many one after another must have a chance of {Chance} at most. People whom the workforce feed states to be on leave are left to their own rule, and machines are left out. Days before the log begins are not counted as quiet unless the person was employed by then. Where something was added to each of the records (a call noted, a message), which stays under the user's name, half of the points count.",
        Needs = ["workforce", RuleInfo.Care],
        Thresholds = [DormantDays, QuietDays, AwakeDays, Patients, Share, Chance],
        InnocentCauses = ["return to a unit that no feed tells", "seasonal staff"],
    };

    /// <inheritdoc/>
    public override double LeftByAdding => RiskScore.Added;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            if (accesses.Context.User(user) is not { Listed: true, Status: not AccountStatus.Leave } || accesses.Machines.Contains(user) || !accesses.OwnDays.Any(user, day => day.Unowned > 0))
            {
                continue;
            }

            foreach (var wake in Wakes(accesses, user, QuietDays.In(policy), (int)AwakeDays.In(policy)))
            {
                var isLong = wake.Quiet >= DormantDays.In(policy);
                var isAll = isLong && IsAll(accesses, user, wake);
                var (least, share, opened) = (isAll ? 1 : Patients.In(policy), isLong ? Share.ShareIn(policy) : 1, isAll ? wake.Patients : wake.Unexplained);
                if (opened >= least && opened >= share * wake.Patients
                    && Openings.ChanceOfRun(opened, UsualShare(accesses, user, wake)) <= Chance.ShareIn(policy))
                {
                    yield return wake.Episode(accesses, user, 52, "");
                }
            }
        }
    }

    /// <summary>True when the account was used on no other day, and for nothing that has a reason; of a single patient, none of the person's own: who covers or floats opens several.</summary>
    private static bool IsAll(ExplainedAccesses accesses, int user, Wake wake) =>
        (wake.Patients == 1 ? wake.Unowned : wake.Unexplained) == wake.Patients && Array.TrueForAll(accesses.UserDays.Of(user).ToArray(), day => wake.Holds(day.Day));

    /// <summary>Of the patients that the account opened on other days than those after it woke, the share without a reason.</summary>
    private static double UsualShare(ExplainedAccesses accesses, int user, Wake wake) =>
        Openings.On(accesses.UserDays.Of(user).ToArray().Where(day => !wake.Holds(day.Day))).Share(mixed: 1, usual: 0);

    /// <summary>Days on which an account is used again after at least so many quiet ones, with what it opens in the days that follow.</summary>
    internal static IReadOnlyList<Wake> Wakes(ExplainedAccesses accesses, int user, double quiet, int awake)
    {
        List<Wake>? found = null;
        var days = accesses.UserDays.Of(user);
        var last = accesses.Context.User(user).HiredDay is { } hired ? Math.Max(accesses.FirstKnownDay, hired) : (int?)null;
        foreach (ref readonly var waking in days)
        {
            var (first, before) = (waking.Day, last ?? waking.Day);
            last = first;
            if (first + awake > accesses.FromDay && first - before >= quiet)
            {
                var (all, unexplained, unowned) = (0, 0, 0);
                foreach (ref readonly var day in days)
                {
                    if (day.Day >= first && day.Day < first + awake)
                    {
                        (all, unexplained, unowned) = (all + day.Patients, unexplained + day.Unexplained, unowned + day.Unowned);
                    }
                }

                (found ??= []).Add(new(first, awake, first - before, all, unexplained, unowned));
            }
        }

        return found ?? (IReadOnlyList<Wake>)[];
    }

    /// <summary>An account in use again.</summary>
    /// <param name="First">The day it wakes.</param>
    /// <param name="Awake">Days from then on that are looked at.</param>
    /// <param name="Quiet">Days without any event before.</param>
    /// <param name="Patients">Patients opened in those days.</param>
    /// <param name="Unexplained">Those opened without a documented reason.</param>
    /// <param name="Unowned">These, and those opened for no reason but one that holds for a whole office or service.</param>
    internal readonly record struct Wake(int First, int Awake, int Quiet, int Patients, int Unexplained, int Unowned)
    {
        public bool Holds(int day) => day >= First && day < First + Awake;

        public Episode Episode(ExplainedAccesses accesses, int user, int weight, string circumstance)
        {
            var wake = this;
            var (opened, what, any) = Unexplained > 0 ? (Unexplained, "without a documented reason", false) : (Unowned, "for no reason of the person's own", true);
            var rows = RowsOf(accesses, user, session => wake.Holds(accesses.Sessions.Day[session]) && (any || !accesses.IsExplained(session)));
            return new(user, rows, weight, string.Create(CultureInfo.InvariantCulture, $"{opened:N0} of {Counted.Of(Patients, "patient")} opened {what} after {Counted.Of(Quiet, "day")} without any event{circumstance}."))
            {
                Earlier = [.. accesses.Past.Unexplained(user).Where(s => s.Day >= wake.First)],
            };
        }
    }
}
