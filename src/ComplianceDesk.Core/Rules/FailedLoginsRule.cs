using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>A burst of failed sign-ins of one account.</summary>
public sealed class FailedLoginsRule : EpisodeRule
{
    private static readonly Threshold Burst = new("burst", "within", 15, Threshold.Minutes, 1, 120);
    private static readonly Threshold Failures = new("failures", "failed sign-ins, at least", 6, "sign-ins", 3, 100);
    private static readonly Threshold FailuresThenSuccess = new("failures-then-success", "failures before a success at a usual place, at least", 12, "sign-ins", 3, 200);
    private static readonly Threshold After = new("after", "from the last failure, or one access, to the next that belongs to it, at most", 15, Threshold.Minutes, 1, 240);
    private static readonly Threshold OutageUsers = new("outage", "accounts at once that make an outage, more than", 5, "accounts", 1, 1000);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "failed-logins",
        Version = 4,
        Title = "Burst of failed sign-ins",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(5)(ii)(C); 164.312(d)",
        Definition = $"At least {Failures} failed or refused sign-ins of one account within {Burst} minutes. Fewer than {FailuresThenSuccess} that end in a success are a forgotten password at a workstation or address the account also uses on other days (unless all that it opens next is without a documented reason, with nothing written). Where nothing is opened next without a documented reason they are at a workstation of any department (as cross-cover says where it stands): who floats mistypes there, too. Bursts of more than {OutageUsers} accounts in the same hour, from different addresses, are an outage. What the account opens next without a documented reason, no more than {After} from one access to the next, belongs to the finding.",
        Needs = ["accesses.login"],
        Thresholds = [Failures, Burst, FailuresThenSuccess, OutageUsers, After],
        InnocentCauses = ["a forgotten or changed password", "a device that keeps trying an old password", "an outage of the directory"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        var (failures, window, outage) = (Failures.In(policy), Burst.SpanIn(policy), OutageUsers.In(policy));
        var found = new List<(long Hour, int Place, Episode Episode)>();
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            foreach (var burst in Bursts(accesses.Window, user, failures, window))
            {
                if (!EndsAsForgottenPassword(accesses, user, burst))
                {
                    var worst = Worst(accesses.Window, burst, window);
                    var weight = worst >= 20 ? 65 : worst >= 10 ? 55 : 45;
                    var opened = OpenedAfter(accesses, user, burst[^1]);
                    found.Add((accesses.Window.At[burst[0]] / SiteCalendar.Hour, accesses.Window.SourceIp[burst[0]], new(user, [.. burst, .. opened], weight, string.Create(CultureInfo.InvariantCulture,
                        $"{burst.Count:N0} failed sign-ins in {Counted.Of(Math.Max(1, (accesses.Window.At[burst[^1]] - accesses.Window.At[burst[0]]) / 60_000), "minute")}, at most {worst:N0} within {Burst.QuantityIn(policy)}{Then(accesses, opened)}."))));
                }
            }
        }

        return found.GroupBy(f => f.Hour)
            .Where(g => g.Count() <= outage || g.GroupBy(f => f.Place).Any(p => p.Key != 0 && p.Count() > g.Count() / 2))
            .SelectMany(g => g.Select(f => f.Episode));
    }

    private static string Then(ExplainedAccesses accesses, List<int> opened) =>
        opened.Count == 0 ? "" : $"; next {Counted.Of(opened.Select(row => accesses.Window.Patient[row]).Distinct().Count(), "patient")} opened without a documented reason";

    /// <summary>What the account opened without a reason in the sitting that follows a failure.</summary>
    private static List<int> OpenedAfter(ExplainedAccesses accesses, int user, int failure)
    {
        var (window, next, last) = (accesses.Window, After.SpanIn(accesses.Policy), failure);
        var (_, to) = window.Of(user);
        while (last + 1 < to && window.At[last + 1] - window.At[last] <= next)
        {
            last++;
        }

        return last == failure ? [] : PrivilegeChangeRule.Unexplained(accesses, user, window.At[failure], window.At[last]);
    }

    /// <summary>Runs of failures no two of which are more than a span (milliseconds) apart, dense enough to be a burst.</summary>
    internal static IEnumerable<List<int>> Bursts(AccessWindow window, int user, double failures, long span)
    {
        var (from, to) = window.Of(user);
        var run = new List<int>();
        for (var row = from; row < to; row++)
        {
            if (window.Action[row] != AccessAction.Login || window.Succeeded(row))
            {
                continue;
            }

            if (run.Count > 0 && window.At[row] - window.At[run[^1]] > span)
            {
                if (Worst(window, run, span) >= failures)
                {
                    yield return run;
                }

                run = [];
            }

            run.Add(row);
        }

        if (Worst(window, run, span) >= failures)
        {
            yield return run;
        }
    }

    /// <summary>The most failures inside any stretch of the span's length.</summary>
    private static int Worst(AccessWindow window, List<int> run, long span)
    {
        var worst = 0;
        for (int first = 0, last = 0; last < run.Count; last++)
        {
            while (window.At[run[last]] - window.At[run[first]] > span)
            {
                first++;
            }

            worst = Math.Max(worst, last - first + 1);
        }

        return worst;
    }

    private static bool EndsAsForgottenPassword(ExplainedAccesses accesses, int user, List<int> burst)
    {
        var window = accesses.Window;
        if (burst.Count >= FailuresThenSuccess.In(accesses.Policy))
        {
            return false;
        }

        var span = Burst.SpanIn(accesses.Policy);
        var (_, to) = window.Of(user);
        for (var row = burst[^1] + 1; row < to && window.At[row] - window.At[burst[^1]] <= span; row++)
        {
            if (window.Succeeded(row))
            {
                var opened = OpenedAfter(accesses, user, burst[^1]);
                return IsUsualPlace(accesses, user, row) ? !IsAllStrange(accesses, user, row, opened) : accesses.Workplaces.DepartmentOf(window.Workstation[row]) != 0 && opened.Count == 0;
            }
        }

        return false;
    }

    /// <summary>True when more than a single page was opened without a reason in the sitting, nothing with one, and nothing written: whoever only mistyped goes on with the work.</summary>
    private static bool IsAllStrange(ExplainedAccesses accesses, int user, int from, List<int> opened)
    {
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        if (opened.Count < 2 || opened.Exists(row => accesses.Sessions.Wrote(accesses.SessionOf(row))))
        {
            return false;
        }

        for (var row = from; row < window.Of(user).To && calendar.DayOf(window.At[row]) == calendar.DayOf(window.At[from]); row++)
        {
            if (window.Patient[row] != 0 && accesses.IsExplained(accesses.SessionOf(row)) && window.At[row] - window.At[opened[^1]] <= After.SpanIn(accesses.Policy))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when the account was used successfully at the same workstation or address on another day; without both columns nothing is unusual.</summary>
    internal static bool IsUsualPlace(ExplainedAccesses accesses, int user, int at)
    {
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        var (workstation, address, day) = (window.Workstation[at], window.SourceIp[at], calendar.DayOf(window.At[at]));
        if (workstation == 0 && address == 0)
        {
            return true;
        }

        var past = accesses.Past[LearnedCount.Places];
        if ((workstation != 0 && past[user, workstation] > 0) || (address != 0 && past[user, address] > 0))
        {
            return true;
        }

        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            if (window.Succeeded(row) && ((workstation != 0 && window.Workstation[row] == workstation) || (address != 0 && window.SourceIp[row] == address))
                && calendar.DayOf(window.At[row]) != day)
            {
                return true;
            }
        }

        return false;
    }
}
