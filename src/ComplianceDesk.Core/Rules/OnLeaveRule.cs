using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>A person on leave reads what nobody can explain.</summary>
public sealed class OnLeaveRule : EpisodeRule
{
    private static readonly Threshold QuietDays = new("quiet-days", "quiet days before, at least", 7, Threshold.Days, 1, 365);
    private static readonly Threshold AwakeDays = new("awake-days", "days after waking that are looked at", 3, Threshold.Days, 1, 14);
    private static readonly Threshold Share = new("share", "of the patients without a reason of the person's own, at least", 60, Threshold.Percent, 0, 100);
    private static readonly Threshold Brief = new("brief", "a brief use opens of what the person opens on another day, at most", 50, Threshold.Percent, 0, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "on-leave",
        Version = 4,
        Title = "Use during leave",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(3)(ii)(C); 164.308(a)(1)(ii)(D)",
        Definition = $"A person whom the workforce feed states to be on leave opens, after at least {QuietDays} days without any event, at least one patient without a documented reason within {AwakeDays} days, and {Share} of what is opened then has no reason of the person's own (one that holds for a whole office or service is none for somebody on leave). A brief use is enough though the office's reason covers all of it: nothing is opened for a reason of the person's own, and fewer patients than {Brief} of what the person opens on a day of work, the median of all other days; a longer one may be a return of which the feed does not know. No quiet days are asked for where nothing the person did in the log has a documented reason. The feed gives no dates of leave: quiet days stand for its beginning. Where something was added to each of the records (a call noted, a message), which stays under the user's name, half of the points count.",
        Needs = ["workforce.leave", RuleInfo.Care],
        Thresholds = [QuietDays, AwakeDays, Share, Brief],
        InnocentCauses = ["intermittent leave", "a leave status that was never taken back", "return to a unit that no feed tells"],
    };

    /// <inheritdoc/>
    public override double LeftByAdding => RiskScore.Added;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            if (accesses.Context.User(user).Status != AccountStatus.Leave || accesses.Machines.Contains(user) || !accesses.OwnDays.Any(user, d => d.Unowned > 0))
            {
                continue;
            }

            var works = accesses.UserDays.Any(user, d => d.Unexplained < d.Patients);
            foreach (var wake in DormantAccountRule.Wakes(accesses, user, works ? QuietDays.In(policy) : 0, (int)AwakeDays.In(policy)))
            {
                if (wake.Unexplained > 0 ? wake.Unowned >= Share.ShareIn(policy) * wake.Patients : IsBrief(accesses, user, wake))
                {
                    yield return wake.Episode(accesses, user, 55, ", while the person is stated to be on leave");
                }
            }
        }
    }

    /// <summary>True when nothing was opened for a reason of the person's own, and too few for a day's work.</summary>
    private static bool IsBrief(ExplainedAccesses accesses, int user, DormantAccountRule.Wake wake)
    {
        var usual = new CountHistogram();
        foreach (ref readonly var day in accesses.UserDays.Of(user))
        {
            if (day.Patients > 0 && !wake.Holds(day.Day))
            {
                usual.Add(day.Patients);
            }
        }

        return wake.Patients > 0 && wake.Unowned == wake.Patients && (usual.Total == 0 || wake.Patients < Brief.ShareIn(accesses.Policy) * usual.Median);
    }
}
