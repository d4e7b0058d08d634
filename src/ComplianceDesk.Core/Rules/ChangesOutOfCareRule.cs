using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Data of patients changed, one after another, whom nobody is treating and for whom nobody has a task.</summary>
public sealed class ChangesOutOfCareRule : EpisodeRule
{
    private static readonly Threshold Patients = new("patients", "such patients on a day, at least", 5, "patients", 3, 500);
    internal static readonly Threshold Late = new("late", "after or before the patient's care, at least", 3, Threshold.Days, 1, 60);
    private static readonly Threshold Far = new("deviations", "above own days and peers' days, at least", 5, Threshold.Deviations, 2, 30);
    private static readonly Threshold History = new("own-days", "own other days (else peers alone), at least", 5, Threshold.Days, 3, 60);
    private static readonly Threshold PeerDays = new("peer-days", "days of peers, at least", 20, Threshold.Days, 5, 500);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "changes-out-of-care",
        Version = 6,
        Title = "Records changed of patients in no one's care",
        Severity = RuleSeverity.Low,
        Citation = "45 CFR 164.312(c)(1); 164.308(a)(1)(ii)(D)",
        Definition = $"A day on which a user changed or deleted data of at least {Patients} patients in nobody's care, {Far} robust standard deviations (median, median absolute deviation) above both the user's other days and the days of peers (same role and department, wider when fewer than 6 people), and more than all peers but one on their largest day (one odd peer hides nobody else). Of an office, those without a documented reason count who had no visit or booking for weeks (as no-care-anywhere says). Of everybody else those count without any within {Late} days, too, for whom the user had no reason but that the department, practice or service had seen the patient (a reason learned from what others did in those days is one more): what is charted long after is looked at. A note that is added changes nothing: calls and letters are left out, and with them what is changed where something is added (a booking made and moved). Machines are left out.",
        Needs = ["encounters", "accesses.update|accesses.delete"],
        Thresholds = [Patients, Late, Far, History, PeerDays],
        YieldsToRole = true,
        InnocentCauses = ["a clean-up of addresses after returned mail, or of doubles, that one person does alone", "insurance renewals that no feed tells", "a batch of corrections asked for by patients", "charting made good after a failure of the system, or asked for by a review"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        var (least, far) = (Patients.In(policy), Far.In(policy));
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            foreach (var day in accesses.OwnDays.Of(user).ToArray())
            {
                if (day.UncaredChanges < least || accesses.Machines.Contains(user))
                {
                    continue;
                }

                var (own, peers) = (accesses.Peers.OtherDays(user, day.Day, d => d.UncaredChanges), accesses.Peers.DaysOfPeers(user, d => d.UncaredChanges));
                if ((own.Total < History.In(policy) || own.Deviations(day.UncaredChanges) >= far) && peers.Total >= PeerDays.In(policy)
                    && peers.Deviations(day.UncaredChanges) >= far && day.UncaredChanges > accesses.Peers.UsualLargest(user, d => d.UncaredChanges))
                {
                    yield return new(user, RowsOf(accesses, user, session => accesses.Sessions.Day[session] == day.Day && UserDayTable.ChangedUncared(accesses, session)), day.UncaredChanges >= 4 * least ? 55 : 46, string.Create(CultureInfo.InvariantCulture,
                        $"Data of {Counted.Of(day.UncaredChanges, "patient")} changed on one day without a documented reason of the user's own, none of them in care at the time; on the user's {own.Total:N0} other days the most is {(own.Total == 0 ? 0 : own.Quantile(1)):N0}, on {Counted.Of(peers.Total, "day")} of peers {peers.Quantile(1):N0}."));
                }
            }
        }
    }
}
