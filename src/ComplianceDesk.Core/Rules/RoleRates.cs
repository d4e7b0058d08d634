using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// How usual it is in a role to be found by a rule: what many people of one role do, and hardly anybody else, is the work of that role which no feed tells of. Counted is, over the epoch that is judged
/// and the earlier ones, who would be found if nothing were taken away from what the rule gives: what is written in, or seen at a glance, is work of the role all the more.
/// </summary>
internal sealed class RoleRates
{
    private readonly ExplainedAccesses accesses;
    private readonly Dictionary<string, List<(int User, int Times)>> found = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Rule, int Role, int Department), int> counts = [];

    /// <param name="accesses">What is judged.</param>
    /// <param name="own">Who would be found in this epoch by which rule, once for each patient or episode.</param>
    public RoleRates(ExplainedAccesses accesses, IEnumerable<(int User, Rule Rule)> own)
    {
        this.accesses = accesses;
        accesses.Learn(LearnedCount.Found, CountTable.From(own.Where(o => o.Rule.Info.YieldsToRole).CountBy(o => (o.User, NumberOf(o.Rule))).ToDictionary()));
        var all = accesses[LearnedCount.Found];
        for (var place = 0; place < all.Count; place++)
        {
            // Somebody who was found to have done wrong says nothing of the role's work.
            var (user, number, times) = all.At(place);
            if (accesses.Context.Violations.Of(user).Length == 0)
            {
                var rule = RuleCatalog.All[number].Info.Id;
                var facts = accesses.Context.User(user);
                (found.TryGetValue(rule, out var users) ? users : found[rule] = []).Add((user, times));
                foreach (var (role, department) in Peers.Keys(facts.Role, facts.Department))
                {
                    counts[(rule, role, department)] = counts.GetValueOrDefault((rule, role, department)) + 1;
                }
            }
        }
    }

    /// <summary>The threshold that a rule which yields has.</summary>
    public static Threshold NewThreshold() => new("usual-in-role", "others of the role who would be found, too, from which on it is usual there", 10, Threshold.Percent, 1, 100);

    /// <summary>What it means, for the rule's definition.</summary>
    public static string Definition(Threshold share) =>
        $"It weighs less where it is usual in the user's role: where {share} or more of the others of the role in the department, or else in the whole organization, two at least, would be found by this rule, too. Counted is who would be if nothing were taken away from what the rule gives, with other patients, in the same week or the thirteen before it; whoever was decided to have done wrong is not. The points are multiplied by the share of such people among everybody else over that in the role.";

    /// <summary>
    /// What is left of a weight, as the number of people who would be found if the role were as everybody else, to the number who would be, with the numbers in words; null where the rule does not yield, or it is
    /// not usual in the role. People who would be found with the same patient alone do not count: that is a rush, and nobody's work.
    /// </summary>
    public (double Factor, Func<string> Words)? Judge(Rule rule, int user, int patient)
    {
        var (role, department) = (accesses.Context.User(user).Role, accesses.Context.User(user).Department);
        if (rule.Info.OfRole is not { } share || role == 0 || !found.TryGetValue(rule.Info.Id, out var users))
        {
            return null;
        }

        return Judge(department, " in the department") ?? Judge(0, "");

        (double, Func<string>)? Judge(int of, string where)
        {
            var others = accesses.Peers.CountOf(role, of) - 1;
            var least = Math.Max(Peers.Fewest, share.ShareIn(accesses.Policy) * others);
            // Most weights are none of the role's: the people who were found are gone through where there are enough of the role alone.
            if (counts.GetValueOrDefault((rule.Info.Id, role, of)) < least)
            {
                return null;
            }

            List<(int Role, int Department)> people = [.. users.Where(u => u.User != user && u.Times > TimesWith(u.User, patient)).Select(u => (accesses.Context.User(u.User).Role, accesses.Context.User(u.User).Department))];
            var some = people.Count(p => p.Role == role && (of == 0 || p.Department == of));
            if (some < least)
            {
                return null;
            }

            var (elsewhere, all) = (people.Count - some, accesses.Peers.CountOf(0, 0) - others - 1);
            return (Math.Min(1, (elsewhere + 0.5) / (all + 1) * others / some), () => string.Create(CultureInfo.InvariantCulture,
                $"{some:N0} of {others:N0} others of the role{where} would be found by this rule, too, and {elsewhere:N0} of {all:N0} people elsewhere: there it is likelier work that no feed tells of."));
        }
    }

    /// <summary>The weeks at most in which somebody would have been found with a patient.</summary>
    private int TimesWith(int user, int patient)
    {
        if (patient == 0)
        {
            return 0;
        }

        var times = accesses.Past.Unexplained(user, patient).Count;
        foreach (ref readonly var visitor in accesses.UnexplainedVisitors.Of(patient))
        {
            times += visitor.User == user && visitor.Day >= accesses.FromDay ? 1 : 0;
        }

        return times;
    }

    /// <summary>A rule's place in the catalogue.</summary>
    private static int NumberOf(Rule rule) => RuleCatalog.All.TakeWhile(r => r.Info.Id != rule.Info.Id).Count();
}
