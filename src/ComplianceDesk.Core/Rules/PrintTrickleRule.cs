using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Records printed or exported without a reason, one or two a day, over weeks.</summary>
public sealed class PrintTrickleRule : EpisodeRule
{
    private static readonly Threshold Patients = new("patients", "patients printed or exported without a reason, at least", 4, "patients", 2, 500);
    private static readonly Threshold Days = new("days", "days, at least", 3, Threshold.Days, 2, 60);
    private static readonly Threshold Times = new("times", "times what three in four peers stay below, more than", 4, Threshold.Times, 1, 50);
    private static readonly Threshold Far = new("deviations", "robust deviations above the peers' median, at least", 4, Threshold.Deviations, 1, 20);

    private static readonly Threshold PeerPatients = new("peer-patients", "patients whom the peers opened, at least", 50, "patients", 10, 10_000);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "print-trickle",
        Version = 3,
        Title = "Prints and exports that trickle out over weeks",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"Over thirteen weeks and the one that is judged, records of at least {Patients} patients printed or exported without a documented reason on at least {Days} days, {Far} robust standard deviations (median, median absolute deviation) above what peers of the same role and department (wider when fewer than 6 people) do for the same number of patients, and more than {Times} times what three in four of them stay below. The peers must have opened {PeerPatients} patients at least. One peer who prints much does not hide another.",
        Needs = ["accesses.print|accesses.export", "workforce", RuleInfo.Care],
        Thresholds = [Patients, Days, Times, Far, PeerPatients],
        InnocentCauses = ["release of information by people whom no feed names", "research that no feed documents", "labels and wristbands that are logged as prints"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, policy) = (accesses.Window, accesses.Policy);
        for (var user = 1; user < window.Users; user++)
        {
            if (!accesses.Context.User(user).Listed || !accesses.OwnDays.Any(user, d => d.UnexplainedExports != 0))
            {
                continue;
            }

            var (printed, days, patients) = Sum(accesses, user);
            if (printed < Patients.In(policy) || days < Days.In(policy))
            {
                continue;
            }

            var (peers, opened) = (new CountHistogram(), 0L);
            foreach (var peer in accesses.Peers.Of(user))
            {
                var sum = Sum(accesses, peer);
                opened += sum.Patients;
                peers.Add((int)Math.Round((double)sum.Printed * patients / sum.Patients, MidpointRounding.AwayFromZero));
            }

            if (opened < PeerPatients.In(policy) || peers.Deviations(printed) < Far.In(policy) || printed <= Times.In(policy) * peers.Quantile(0.75))
            {
                continue;
            }

            var rows = PrivilegeChangeRule.Unexplained(accesses, user, accesses.FromAt, long.MaxValue).Where(row => window.Action[row] is AccessAction.Print or AccessAction.Export).ToList();
            if (rows.Count > 0)
            {
                yield return new(user, rows, printed >= 12 ? 60 : printed >= 6 ? 50 : 44, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(printed, "patient")} printed or exported without a documented reason on {Counted.Of(days, "day")}; of {Counted.Of(peers.Total, "peer")} half would have {peers.Median:N0} at most for as many patients, three in four {peers.Quantile(0.75):N0}."));
            }
        }
    }

    private static (int Printed, int Days, int Patients) Sum(ExplainedAccesses accesses, int user)
    {
        var sum = (Printed: 0, Days: 0, Patients: 0);
        foreach (ref readonly var day in accesses.UserDays.Of(user))
        {
            sum = (sum.Printed + day.UnexplainedExports, sum.Days + (day.UnexplainedExports > 0 ? 1 : 0), sum.Patients + day.Patients);
        }

        return sum;
    }
}
