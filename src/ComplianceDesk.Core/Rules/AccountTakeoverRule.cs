using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Failed sign-ins, then a success from an unusual place, then reading nobody can explain.</summary>
public sealed class AccountTakeoverRule : EpisodeRule
{
    private const int Failures = 3;
    private const int Patients = 3;
    private const long UntilSuccess = SiteCalendar.Hour / 2;
    private const long Reading = 8 * SiteCalendar.Hour;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "account-takeover",
        Version = 1,
        Title = "Failures, a success from an unusual place, unusual reading",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(5)(ii)(C); 164.312(d)",
        Definition = $"At least {Failures} failed sign-ins within 15 minutes, a success within 30 minutes from a workstation and address the account uses on no other day, and at least {Patients} patients opened from there without a documented reason within 8 hours.",
        Needs = ["accesses.login", RuleInfo.Care],
        Thresholds = [new("failures, at least", $"{Failures}"), new("minutes to the success, at most", "30"), new("unexplained patients within 8 hours, at least", $"{Patients}")],
        InnocentCauses = ["a first day at a new workplace or network after a changed password"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var window = accesses.Window;
        HashSet<int>? unexplained = null;
        for (var user = 1; user < window.Users; user++)
        {
            foreach (var burst in FailedLoginsRule.Bursts(window, user, Failures))
            {
                var (_, to) = window.Of(user);
                var success = burst[^1] + 1;
                while (success < to && !window.Succeeded(success))
                {
                    success++;
                }

                if (success == to || window.At[success] - window.At[burst[^1]] > UntilSuccess || FailedLoginsRule.IsUsualPlace(accesses, user, success))
                {
                    continue;
                }

                unexplained ??= UnexplainedRows(accesses);
                List<int> read = [];
                for (var row = success; row < to && window.At[row] - window.At[success] <= Reading; row++)
                {
                    if (unexplained.Contains(row) && window.Succeeded(row) && window.Workstation[row] == window.Workstation[success])
                    {
                        read.Add(row);
                    }
                }

                var patients = read.Select(r => window.Patient[r]).Distinct().Count();
                if (patients >= Patients)
                {
                    yield return new(user, [.. burst, success, .. read.Where(r => r != success)], 70, string.Create(CultureInfo.InvariantCulture,
                        $"{burst.Count:N0} failed sign-ins, a success from a place this account uses on no other day, then {patients:N0} patients opened without a documented reason."));
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
