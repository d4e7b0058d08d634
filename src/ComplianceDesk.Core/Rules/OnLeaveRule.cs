using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>A person on leave reads what nobody can explain.</summary>
public sealed class OnLeaveRule : EpisodeRule
{
    private static readonly Threshold QuietDays = new("quiet-days", "quiet days before, at least", 7, Threshold.Days, 1, 365);
    private static readonly Threshold AwakeDays = new("awake-days", "days after waking that are looked at", 3, Threshold.Days, 1, 14);
    private static readonly Threshold Share = new("share", "of the patients without a reason of the person's own, at least", 60, Threshold.Percent, 0, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "on-leave",
        Version = 2,
        Title = "Use during leave",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(3)(ii)(C); 164.308(a)(1)(ii)(D)",
        Definition = $"A person whom the workforce feed states to be on leave opens, after at least {QuietDays} days without any event, at least one patient without a documented reason within {AwakeDays} days, and {Share} of what is opened then has no reason of the person's own (one that holds for a whole office or service is none for somebody on leave). No quiet days are asked for where nothing the person did in the log has a documented reason. The feed gives no dates of leave: quiet days stand for its beginning.",
        Needs = ["workforce.leave", RuleInfo.Care],
        Thresholds = [QuietDays, AwakeDays, Share],
        InnocentCauses = ["intermittent leave", "a leave status that was never taken back", "return to a unit that no feed tells"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            if (accesses.Context.User(user).Status != AccountStatus.Leave || accesses.Machines.Contains(user))
            {
                continue;
            }

            var works = accesses.UserDays.Any(user, d => d.Unexplained < d.Patients);
            foreach (var wake in DormantAccountRule.Wakes(accesses, user, works ? QuietDays.In(policy) : 0, (int)AwakeDays.In(policy)))
            {
                if (wake.Unexplained > 0 && wake.Unowned >= Share.ShareIn(policy) * wake.Patients)
                {
                    yield return wake.Episode(accesses, user, 55, ", while the person is stated to be on leave");
                }
            }
        }
    }
}
