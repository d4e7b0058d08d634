using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Far more changes to records on a day than this person, and people of the same work, make on other days.</summary>
public sealed class WriteVolumeRule : EpisodeRule
{
    private static readonly Threshold Writes = new("changes", "changes on a day, at least", 40, "changes", 10, 5000);
    private static readonly Threshold TimesOwn = new("times-median", "over own median, at least", 5, Threshold.Times, 1, 50);
    private static readonly Threshold TimesLargest = new("times-largest", "over own third-largest other day, at least", 3, Threshold.Times, 1, 50);
    private static readonly Threshold TimesPeers = new("times-peers", "over the largest day of all peers but one, more than", 1.5, Threshold.Times, 1, 50);
    private static readonly Threshold Far = new("deviations", "above own days and peers' days, at least", 8, Threshold.Deviations, 2, 50);
    private static readonly Threshold History = new("own-days", "own other days, at least", 5, Threshold.Days, 3, 60);
    private static readonly Threshold PeerDays = new("peer-days", "days of peers, at least", 20, Threshold.Days, 5, 500);

    private static readonly Threshold Strangers = new("strangers", "of the changed records, opened without a documented reason, at least", 10, Threshold.Percent, 0, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "write-volume",
        Version = 6,
        Title = "Changes far above own past and peers",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.312(c)(1); 164.308(a)(1)(ii)(D)",
        Definition = $"A day on which a user created, changed or deleted at least {Writes} things in patients' records, {Strangers} or more of these records opened without a documented reason, and far more than usual. That is {TimesOwn} times the user's median day and {TimesLargest} times the third-largest other day. It is also more than {TimesPeers} times what all peers but one (same role and department, wider when fewer than 6 people) write on their largest day, and {Far} robust standard deviations (median, median absolute deviation) above both. Two odd days of the user, or one odd peer, hide nothing. It needs {History} other days of the user and {PeerDays} of peers. A busy day on records that the user has a reason for is work: a ward after a downtime, a service taken over, an office's list at the month's end. Machines are left out.",
        Needs = ["accesses.create|accesses.update"],
        Thresholds = [Writes, TimesOwn, TimesLargest, TimesPeers, Far, History, PeerDays, Strangers],
        InnocentCauses = ["batch edits and clean-ups of records that no feed names", "catch-up charting after a downtime that struck one person alone", "an interface that writes under a person's account"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var least = Writes.In(accesses.Policy);
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            foreach (var day in accesses.OwnDays.Of(user).ToArray())
            {
                if (day.Writes < least || accesses.Machines.Contains(user) || OwnDays(accesses, user, day) is not { } own)
                {
                    continue;
                }

                var rows = RowsOn(accesses, user, day.Day, row => accesses.Window.Patient[row] != 0 && accesses.Window.Action[row] is AccessAction.Create or AccessAction.Update or AccessAction.Delete);
                if (StandsOut(accesses, user, day) && AreStrangers(accesses, user, rows))
                {
                    yield return new(user, rows, day.Writes >= 2 * least ? 58 : 48, string.Create(CultureInfo.InvariantCulture,
                        $"{Counted.Of(day.Writes, "change")} to {Counted.Of(day.Patients, "patient's record", "patients' records")} at most on one day; on the user's {Counted.Of(own.Total, "other day")} the median is {own.Median:N0}, the most {own.Quantile(1):N0}."));
                }
            }
        }
    }

    private static bool AreStrangers(ExplainedAccesses accesses, int user, List<int> rows)
    {
        var day = accesses.Calendar.DayOf(accesses.Window.At[rows[0]]);
        List<int> sessions = [.. rows.Select(row => accesses.Sessions.Of(user, accesses.Window.Patient[row], day)).Distinct()];
        return sessions.Count(s => !accesses.IsExplained(s)) >= Strangers.ShareIn(accesses.Policy) * sessions.Count;
    }

    /// <summary>The user's other days when the day stands out from them, else null.</summary>
    private static CountHistogram? OwnDays(ExplainedAccesses accesses, int user, UserDay day)
    {
        var (policy, own) = (accesses.Policy, accesses.Peers.OtherDays(user, day.Day, d => d.Writes));
        return own.Total >= History.In(policy) && day.Writes >= TimesOwn.In(policy) * own.Median && day.Writes >= TimesLargest.In(policy) * own.ThirdLargest && own.Deviations(day.Writes) >= Far.In(policy) ? own : null;
    }

    /// <summary>True when the day stands out from those of the people who do the same work.</summary>
    private static bool StandsOut(ExplainedAccesses accesses, int user, UserDay day)
    {
        var (policy, peers) = (accesses.Policy, accesses.Peers.DaysOfPeers(user, d => d.Writes));
        return peers.Total >= PeerDays.In(policy) && day.Writes > TimesPeers.In(policy) * accesses.Peers.UsualLargest(user, d => d.Patients > 0 ? d.Writes : 0) && peers.Deviations(day.Writes) >= Far.In(policy);
    }
}
