using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Which department's and which facility's people work at each workstation, learned from who uses it how much.</summary>
public sealed class WorkplaceTable
{
    private const int Users = 3;
    private const double Majority = 0.6;

    private readonly Dictionary<int, int> departments;
    private readonly Dictionary<int, int> facilities;

    /// <param name="places">Who used which workstation how often.</param>
    /// <param name="context">Where people work.</param>
    internal WorkplaceTable(CountTable places, CareContext context)
    {
        departments = Most(places, user => context.User(user).Department);
        facilities = Most(places, user => context.Department(context.User(user).Department).Facility);
    }

    /// <summary>The home department of those who use the workstation most (at least three people, three in five of its uses), or 0.</summary>
    public int DepartmentOf(int workstation) => departments.GetValueOrDefault(workstation);

    /// <summary>The facility of those who use the workstation most (at least three people, three in five of its uses), or 0.</summary>
    public int FacilityOf(int workstation) => facilities.GetValueOrDefault(workstation);

    private static Dictionary<int, int> Most(CountTable places, Func<int, int> groupOf)
    {
        // The people of one group after those of another: a group's counts stand in a plain array, where millions of places are counted many times faster.
        var people = People(places, groupOf, out var last);
        var leaders = new (int Group, int Users, int Uses, long All)[last + 1];
        var own = new (int Users, int Uses)[last + 1];
        var used = new List<int>();
        for (int first = 0, end; first < people.Count; first = end)
        {
            var group = people[first].Group;
            for (end = first; end < people.Count && people[end].Group == group; end++)
            {
                for (var place = people[end].From; place < people[end].To; place++)
                {
                    var (_, workstation, uses) = places.At(place);
                    ref var sum = ref own[workstation];
                    if (sum.Users == 0)
                    {
                        used.Add(workstation);
                    }

                    sum = (sum.Users + 1, sum.Uses + uses);
                }
            }

            foreach (var workstation in used)
            {
                var (users, uses) = own[workstation];
                ref var leader = ref leaders[workstation];
                leader = uses > leader.Uses ? (group, users, uses, leader.All + uses) : leader with { All = leader.All + uses };
                own[workstation] = default;
            }

            used.Clear();
        }

        return leaders.Index().Where(m => m.Item.Users >= Users && m.Item.Uses >= Majority * m.Item.All).ToDictionary(m => m.Index, m => m.Item.Group);
    }

    /// <summary>Each person's places [from, to), group by group; people of no group are left out.</summary>
    private static List<(int Group, int From, int To)> People(CountTable places, Func<int, int> groupOf, out int lastWorkstation)
    {
        var people = new List<(int Group, int From, int To)>();
        lastWorkstation = 0;
        for (int from = 0, to; from < places.Count; from = to)
        {
            var user = places.At(from).First;
            for (to = from; to < places.Count && places.At(to).First == user; to++)
            {
            }

            // A person's places stand in the order of their numbers.
            lastWorkstation = Math.Max(lastWorkstation, places.At(to - 1).Second);
            if (groupOf(user) is not 0 and var group)
            {
                people.Add((group, from, to));
            }
        }

        people.Sort();
        return people;
    }
}
