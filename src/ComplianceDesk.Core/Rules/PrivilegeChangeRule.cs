using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Rights changed, used for reading nobody can explain, and perhaps taken away again.</summary>
public sealed class PrivilegeChangeRule : EpisodeRule
{
    private static readonly Threshold Patients = new("patients", "unexplained patients opened, at least", 3, "patients", 1, 100);
    private static readonly Threshold Around = new("around", "from one change to the next when one patient is enough, at most", 2, Threshold.Hours, 1, 24);
    private static readonly Threshold Near = new("hours", "between the change and the reading, at most", 24, Threshold.Hours, 1, 168);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "privilege-change",
        Version = 6,
        Title = "Rights changed, then records read",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(4)(ii)(C); 164.312(b); 164.308(a)(1)(ii)(D)",
        Definition = $"A user changed rights (an account, a role, a permission of the system; what names a patient is no right) and within {Near} hours before or after opened at least {Patients} patients without a documented reason, more than on any other day. Where rights are changed before the reading and again after it, it weighs more, and one patient, read more than once, is enough when no more than {Around} hours lie between the changes: the finding then rests on what was read between them; unless each reading names a ticket as its reason, other days do not matter then. Beside changes that name a ticket, two or more that name none are looked at by themselves. So are those that another made to the user's account, where the log says whose rights were changed: two within those hours that name no ticket, and a patient read more than once in between. Where all the changes and all that was opened name one, it is planned work, which can be looked up.",
        Needs = ["accesses.privilege", RuleInfo.Care],
        Thresholds = [Patients, Near, Around],
        InnocentCauses = ["on-boarding and role clean-up by people who also care for patients", "a fault followed through records under a ticket that no feed tells"],
    };

    /// <inheritdoc/>
    /// <remarks>Those who can change rights hardly ever open records: how well their colleagues' accesses are explained says nothing.</remarks>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, near) = (accesses.Window, Near.SpanIn(accesses.Policy));
        var lent = Lent(accesses);
        for (var user = 1; user < window.Users; user++)
        {
            foreach (var episode in lent.TryGetValue(user, out var byOthers) ? Between(accesses, user, byOthers) : [])
            {
                yield return episode;
            }

            var (from, to) = window.Of(user);
            var changes = Enumerable.Range(from, to - from).Where(row => IsChange(window, row)).ToList();
            for (int i = 0, j; i < changes.Count; i = j)
            {
                for (j = i + 1; j < changes.Count && window.At[changes[j]] - window.At[changes[i]] <= near; j++)
                {
                }

                var read = Unexplained(accesses, user, window.At[changes[i]] - near, window.At[changes[j - 1]] + near);
                // Beside planned changes, which name their ticket, those that name none are looked at by themselves.
                var made = changes[i..j].FindAll(row => !SupportTickets.Names(accesses, row)) is { Count: > 1 } bare ? bare : changes[i..j];
                var between = made.Count > 1 ? read.FindAll(row => window.At[row] >= window.At[made[0]] && window.At[row] <= window.At[made[^1]]) : [];
                var brief = between.Count > 1 && window.At[made[^1]] - window.At[made[0]] <= Around.SpanIn(accesses.Policy);
                var around = brief || (between.Count > 1 && between.Count == read.Count);
                (made, read) = brief ? (made, between) : (changes[i..j], read);
                var patients = read.Select(row => window.Patient[row]).Distinct().Count();
                var day = accesses.Calendar.DayOf(window.At[changes[i]]);

                // Systems staff look at a record now and then, with a ticket; between two changes of rights that is no chance.
                if (patients < (brief ? 1 : Patients.In(accesses.Policy)) || SupportTickets.NameEach(accesses, made.Concat(read))
                    || ((!brief || SupportTickets.NameEach(accesses, read)) && accesses.UserDays.Of(user).ToArray().Any(d => Math.Abs(d.Day - day) > 1 && d.Unexplained >= patients)))
                {
                    continue;
                }

                yield return new(user, [.. made.Concat(read).Order()], around ? (patients < Patients.In(accesses.Policy) ? 60 : 70) : 55, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(made.Count, "change")} of rights by the user, and {Counted.Of(patients, "patient")} opened without a documented reason within {Near.QuantityIn(accesses.Policy)}{(around ? ", between a change and the next" : "")}."));
            }
        }
    }

    /// <summary>Changes of rights by another that name no ticket, in the order of time, by the account they were made to.</summary>
    private static Dictionary<int, List<int>> Lent(ExplainedAccesses accesses)
    {
        var (window, lent) = (accesses.Window, new Dictionary<int, List<int>>());
        for (var row = 0; row < window.Count; row++)
        {
            if (IsChange(window, row) && window.AccountOf(row) is not 0 and var account && account != window.User[row] && !SupportTickets.Names(accesses, row))
            {
                (lent.TryGetValue(account, out var rows) ? rows : lent[account] = []).Add(row);
            }
        }

        foreach (var rows in lent.Values)
        {
            rows.Sort((a, b) => window.At[a].CompareTo(window.At[b]));
        }

        return lent;
    }

    /// <summary>What an account was used for between two changes that another made to its rights.</summary>
    private static IEnumerable<Episode> Between(ExplainedAccesses accesses, int user, List<int> changes)
    {
        var (window, around) = (accesses.Window, Around.SpanIn(accesses.Policy));
        for (var i = 1; i < changes.Count; i++)
        {
            var (given, taken) = (changes[i - 1], changes[i]);
            if (window.At[taken] - window.At[given] <= around && Unexplained(accesses, user, window.At[given], window.At[taken]) is { Count: > 1 } read && !SupportTickets.NameEach(accesses, read))
            {
                var patients = read.Select(row => window.Patient[row]).Distinct().Count();
                yield return new(user, [given, .. read, taken], patients < Patients.In(accesses.Policy) ? 60 : 70, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(patients, "patient")} opened without a documented reason between two changes that another user made to the rights of this account."));
            }
        }
    }

    /// <summary>A user's successful accesses between two moments to patients whom nothing explains, in time order.</summary>
    internal static List<int> Unexplained(ExplainedAccesses accesses, int user, long first, long last)
    {
        var (window, rows) = (accesses.Window, new List<int>());
        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            if (window.At[row] >= first && window.At[row] <= last && window.Patient[row] != 0 && window.Succeeded(row)
                && !accesses.IsExplained(accesses.Sessions.Of(user, window.Patient[row], accesses.Calendar.DayOf(window.At[row]))))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static bool IsChange(AccessWindow window, int row) =>
        window.Object[row] == ObjectKind.Privileges && window.Patient[row] == 0 && window.Succeeded(row) && window.Action[row] is AccessAction.Create or AccessAction.Update or AccessAction.Delete;
}
