using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Failed sign-ins, then a success from an unusual place, then reading nobody can explain.</summary>
public sealed class AccountTakeoverRule : EpisodeRule
{
    private static readonly Threshold Failures = new("failures", "failed sign-ins, at least", 3, "sign-ins", 2, 20);
    private static readonly Threshold Burst = new("burst", "within", 15, Threshold.Minutes, 1, 120);
    private static readonly Threshold MoreFailures = new("more-failures", "failed sign-ins when one patient is enough, at least", 4, "sign-ins", 2, 20);
    private static readonly Threshold Patients = new("patients", "unexplained patients opened from there, at least", 2, "patients", 1, 50);
    private static readonly Threshold UntilSuccess = new("until-success", "from the last failure to the success, at most", 30, Threshold.Minutes, 1, 240);
    private static readonly Threshold Reading = new("reading", "after the success, reading within", 8, Threshold.Hours, 1, 24);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "account-takeover",
        Version = 4,
        Title = "Failures, a success from an unusual place, unusual reading",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(5)(ii)(C); 164.312(d)",
        Definition = $"At least {Failures} failed sign-ins within {Burst} minutes, a success within {UntilSuccess} minutes from a workstation and address the account uses on no other day, and at least {Patients} patients opened from there without a documented reason within {Reading} hours. After {MoreFailures} failures one patient is enough, read more than once, with nothing written.",
        Needs = ["accesses.login", RuleInfo.Care],
        Thresholds = [Failures, Burst, UntilSuccess, Patients, Reading, MoreFailures],
        InnocentCauses = ["a first day at a new workplace or network after a changed password"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, policy) = (accesses.Window, accesses.Policy);
        var (untilSuccess, reading, least) = (UntilSuccess.SpanIn(policy), Reading.SpanIn(policy), Patients.In(policy));
        HashSet<int>? unexplained = null;
        for (var user = 1; user < window.Users; user++)
        {
            foreach (var burst in FailedLoginsRule.Bursts(window, user, Failures.In(policy), Burst.SpanIn(policy)))
            {
                var (_, to) = window.Of(user);
                var success = burst[^1] + 1;
                while (success < to && !window.Succeeded(success))
                {
                    success++;
                }

                if (success == to || window.At[success] - window.At[burst[^1]] > untilSuccess || FailedLoginsRule.IsUsualPlace(accesses, user, success))
                {
                    continue;
                }

                unexplained ??= UnexplainedRows(accesses);
                List<int> read = [];
                for (var row = success; row < to && window.At[row] - window.At[success] <= reading; row++)
                {
                    if (unexplained.Contains(row) && window.Succeeded(row) && window.Workstation[row] == window.Workstation[success])
                    {
                        read.Add(row);
                    }
                }

                var patients = read.Select(r => window.Patient[r]).Distinct().Count();
                if (patients >= least || (patients == 1 && read.Count > 1 && burst.Count >= MoreFailures.In(policy) && !read.Exists(r => accesses.Sessions.Wrote(accesses.SessionOf(r)))))
                {
                    yield return new(user, [.. burst, success, .. read.Where(r => r != success)], 70, string.Create(CultureInfo.InvariantCulture,
                        $"{burst.Count:N0} failed sign-ins, a success from a place this account uses on no other day, then {Counted.Of(patients, "patient")} opened without a documented reason."));
                }
            }
        }
    }

    private static HashSet<int> UnexplainedRows(ExplainedAccesses accesses)
    {
        var rows = new HashSet<int>();
        for (var session = 0; session < accesses.Sessions.Count; session++)
        {
            if (!accesses.IsExplained(session))
            {
                foreach (var row in accesses.Sessions.RowsOf(session))
                {
                    rows.Add(row);
                }
            }
        }

        return rows;
    }
}
