using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>An account, or a person on leave, that wakes up and reads what nobody can explain.</summary>
public sealed class DormantAccountRule : EpisodeRule
{
    private static readonly Threshold DormantDays = new("quiet-days", "quiet days, at least", 30, Threshold.Days, 7, 365);
    private static readonly Threshold QuietDays = new("quiet-days-unexplained", "quiet days when nothing is explained, at least", 14, Threshold.Days, 3, 365);
    private static readonly Threshold LeaveDays = new("quiet-days-leave", "quiet days on leave, at least", 7, Threshold.Days, 1, 365);
    private static readonly Threshold AwakeDays = new("awake-days", "days after waking that are looked at", 3, Threshold.Days, 1, 14);
    private static readonly Threshold Patients = new("patients", "unexplained patients, at least", 3, "patients", 1, 50);
    private static readonly Threshold Share = new("share", "of the patients unexplained, at least", 60, Threshold.Percent, 0, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "dormant-account",
        Version = 1,
        Title = "Dormant account wakes, or use during leave",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(3)(ii)(C); 164.308(a)(1)(ii)(D)",
        Definition = $"After at least {DormantDays} days without any event, an account opens at least {Patients} patients without a documented reason within {AwakeDays} days, {Share} of what it opens then; after at least {QuietDays} days, when nothing it opens then has a documented reason. For a person whom the workforce feed states to be on leave, {LeaveDays} quiet days and one such patient are enough, and no quiet days where nothing the person did in the log has a documented reason. Days before the log begins are not counted as quiet unless the person was employed by then.",
        Needs = ["workforce", RuleInfo.Care],
        Thresholds = [DormantDays, QuietDays, LeaveDays, AwakeDays, Patients, Share],
        InnocentCauses = ["return from leave to a unit that no feed tells", "seasonal staff", "a leave status that was never taken back"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        if (window.Count == 0)
        {
            yield break;
        }

        var policy = accesses.Policy;
        var awake = (int)AwakeDays.In(policy);
        var begin = accesses.Past.Epochs.Count > 0 ? accesses.Past.Epochs.First().Epoch.FromDay : calendar.DayOf(window.At.Min());
        for (var user = 1; user < window.Users; user++)
        {
            var facts = accesses.Context.User(user);
            var days = accesses.UserDays.Of(user).ToArray();
            if (accesses.OwnDays.Of(user).ToArray().All(d => d.Unexplained == 0) || !facts.Listed)
            {
                continue;
            }

            var leave = facts.Status == AccountStatus.Leave;
            var quiet = !leave ? QuietDays.In(policy) : days.Any(d => d.Unexplained < d.Patients) ? LeaveDays.In(policy) : 0;
            for (var i = 0; i < days.Length; i++)
            {
                var first = days[i].Day;
                var before = i > 0 ? days[i - 1].Day : facts.HiredDay is { } hired ? Math.Max(begin, hired) : first;
                if (first + awake <= accesses.FromDay || first - before < quiet)
                {
                    continue;
                }

                var (all, unexplained) = (0, 0);
                foreach (var day in days.Where(d => d.Day >= first && d.Day < first + awake))
                {
                    (all, unexplained) = (all + day.Patients, unexplained + day.Unexplained);
                }

                var share = leave || first - before >= DormantDays.In(policy) ? Share.ShareIn(policy) : 1;
                if (unexplained >= (leave ? 1 : Patients.In(policy)) && unexplained >= share * all)
                {
                    var rows = VolumeRule.RowsOn(accesses, user, (day, explained) => !explained && day >= first && day < first + awake);
                    yield return new Episode(user, rows, leave ? 55 : 52, string.Create(CultureInfo.InvariantCulture,
                        $"{unexplained:N0} of {all:N0} patients opened without a documented reason after {first - before:N0} days without any event{(leave ? ", while the person is stated to be on leave" : "")}.")) { Earlier = [.. accesses.Past.Unexplained(user).Where(s => s.Day >= first)] };
                }
            }
        }
    }
}
