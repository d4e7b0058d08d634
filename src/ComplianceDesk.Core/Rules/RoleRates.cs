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
    private readonly Dictionary<string, int> numbers = RuleCatalog.All.Index().ToDictionary(r => r.Item.Info.Id, r => r.Index, StringComparer.Ordinal);
    private readonly CountTable found;
    private readonly Dictionary<(int Rule, int Role, int Department), int> counts = [];

    /// <param name="accesses">What is judged.</param>
    /// <param name="own">Who would be found in this epoch by which rule, once for each patient or episode.</param>
    public RoleRates(ExplainedAccesses accesses, IEnumerable<(int User, Rule Rule)> own)
    {
        this.accesses = accesses;
        accesses.Learn(LearnedCount.Found, CountTable.From(own.Where(o => o.Rule.Info.YieldsToRole).CountBy(o => (o.User, numbers[o.Rule.Info.Id])).ToDictionary()));
        // Somebody who was found to have done wrong says nothing of the role's work.
        found = accesses[LearnedCount.Found].Where((user, _, _) => accesses.Context.Violations.Of(user).Length == 0);
        for (var place = 0; place < found.Count; place++)
        {
            var (user, number, _) = found.At(place);
            var facts = accesses.Context.User(user);
            foreach (var (role, department) in Peers.Keys(facts.Role, facts.Department))
            {
                counts[(number, role, department)] = counts.GetValueOrDefault((number, role, department)) + 1;
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
        if (rule.Info.OfRole is not { } share || role == 0)
        {
            return null;
        }

        var number = numbers[rule.Info.Id];
        return Judge(department, " in the department") ?? Judge(0, "");

        (double, Func<string>)? Judge(int of, string where)
        {
            var others = accesses.Peers.CountOf(role, of) - 1;
            var least = Math.Max(Peers.Fewest, share.ShareIn(accesses.Policy) * others);
            // Most weights are none of the role's: who does not count is looked up where there are enough people of the role.
            if (counts.GetValueOrDefault((number, role, of)) < least)
            {
                return null;
            }

            var apart = Apart(number, user, patient);
            var some = counts[(number, role, of)] - apart.Count(u => accesses.Context.User(u) is var facts && facts.Role == role && (of == 0 || facts.Department == of));
            if (some < least)
            {
                return null;
            }

            var (elsewhere, all) = (counts[(number, 0, 0)] - apart.Count - some, accesses.Peers.CountOf(0, 0) - others - 1);
            return (Math.Min(1, (elsewhere + 0.5) / (all + 1) * others / some), () => string.Create(CultureInfo.InvariantCulture,
                $"{some:N0} of {others:N0} others of the role{where} would be found by this rule, too, and {elsewhere:N0} of {all:N0} people elsewhere: there it is likelier work that no feed tells of."));
        }
    }

    /// <summary>Those who would be found by a rule and do not count: the user, and whoever would be found with the same patient alone, in as many weeks at most as they opened the record without a reason.</summary>
    private List<int> Apart(int number, int user, int patient)
    {
        // Somebody is found with a patient once in an epoch, on however many days of it the record was opened.
        List<int> apart = [.. accesses.UnexplainedVisitors.Of(patient).ToArray().Select(v => (v.User, Epoch: EpochOf(v.Day))).Distinct().CountBy(v => v.User)
            .Where(v => v.Key != user && found[v.Key, number] is > 0 and var times && times <= v.Value).Select(v => v.Key)];
        if (found[user, number] > 0)
        {
            apart.Add(user);
        }

        return apart;
    }

    /// <summary>A number that the days of one epoch share.</summary>
    private int EpochOf(int day) => accesses.Past.Epochs.FirstOrDefault(e => e.Epoch.Contains(day))?.Epoch.FromDay ?? accesses.FromDay;
}
