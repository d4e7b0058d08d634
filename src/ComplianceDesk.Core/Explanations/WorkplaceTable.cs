using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Where each workstation that several people use stands: in the department and facility that its uses name or, where they name none, in those of the people who use it.</summary>
public sealed class WorkplaceTable
{
    private const int Users = 3;
    private const double Majority = 0.6;
    private const double Named = 0.5;

    private readonly Dictionary<int, int> departments;
    private readonly Dictionary<int, int> facilities;

    /// <param name="places">Who used which workstation how often.</param>
    /// <param name="named">How often uses of each workstation named which department.</param>
    /// <param name="context">Where people work.</param>
    internal WorkplaceTable(CountTable places, CountTable named, CareContext context)
    {
        var all = Sums(places);
        departments = Most(places, user => context.User(user).Department);
        facilities = Most(places, user => context.Department(context.User(user).Department).Facility);
        // Physicians and services work everywhere: a log that says where they are tells more than whose people they are.
        Name(departments, department => department);
        Name(facilities, department => context.Department(department).Facility);

        void Name(Dictionary<int, int> of, Func<int, int> groupOf)
        {
            foreach (var (workstation, leader) in Leaders(named, groupOf))
            {
                if (workstation < all.Length && all[workstation] is var (users, uses) && users >= Users && leader.All >= Named * uses)
                {
                    of.Remove(workstation);
                    if (leader.Uses >= Majority * leader.All)
                    {
                        of[workstation] = leader.Group;
                    }
                }
            }
        }
    }

    /// <summary>The department that three in five of a workstation's uses name or, where half of them name none, whose people make three in five of them; 0 where there is none, or fewer than three people use it.</summary>
    public int DepartmentOf(int workstation) => departments.GetValueOrDefault(workstation);

    /// <summary>The facility of such departments, or of such people; 0 where there is none, or fewer than three people use it.</summary>
    public int FacilityOf(int workstation) => facilities.GetValueOrDefault(workstation);

    private static Dictionary<int, int> Most(CountTable places, Func<int, int> groupOf) =>
        Leaders(places, groupOf).Where(m => m.Leader.Members >= Users && m.Leader.Uses >= Majority * m.Leader.All).ToDictionary(m => m.Workstation, m => m.Leader.Group);

    /// <summary>How many people use each workstation, and how often.</summary>
    private static (int Users, long Uses)[] Sums(CountTable places)
    {
        var last = 0;
        for (var place = 0; place < places.Count; place++)
        {
            last = Math.Max(last, places.At(place).Second);
        }

        var sums = new (int Users, long Uses)[last + 1];
        for (var place = 0; place < places.Count; place++)
        {
            var (_, workstation, uses) = places.At(place);
            sums[workstation] = (sums[workstation].Users + 1, sums[workstation].Uses + uses);
        }

        return sums;
    }

    /// <summary>For each place the group of the first numbers that has most of its uses.</summary>
    private static IEnumerable<(int Workstation, Leader Leader)> Leaders(CountTable places, Func<int, int> groupOf)
    {
        // The members of one group after those of another: a group's counts stand in a plain array, where millions of places are counted many times faster.
        var members = Members(places, groupOf, out var last);
        var leaders = new Leader[last + 1];
        var own = new (int Members, int Uses)[last + 1];
        var used = new List<int>();
        for (int first = 0, end; first < members.Count; first = end)
        {
            var group = members[first].Group;
            for (end = first; end < members.Count && members[end].Group == group; end++)
            {
                for (var place = members[end].From; place < members[end].To; place++)
                {
                    var (_, workstation, uses) = places.At(place);
                    ref var sum = ref own[workstation];
                    if (sum.Members == 0)
                    {
                        used.Add(workstation);
                    }

                    sum = (sum.Members + 1, sum.Uses + uses);
                }
            }

            foreach (var workstation in used)
            {
                var (users, uses) = own[workstation];
                ref var leader = ref leaders[workstation];
                leader = uses > leader.Uses ? new(group, users, uses, leader.All + uses) : leader with { All = leader.All + uses };
                own[workstation] = default;
            }

            used.Clear();
        }

        return leaders.Index().Where(l => l.Item.All > 0);
    }

    /// <summary>The places [from, to) of each first number, group by group; those of no group are left out.</summary>
    private static List<(int Group, int From, int To)> Members(CountTable places, Func<int, int> groupOf, out int lastWorkstation)
    {
        var members = new List<(int Group, int From, int To)>();
        lastWorkstation = 0;
        for (int from = 0, to; from < places.Count; from = to)
        {
            var first = places.At(from).First;
            for (to = from; to < places.Count && places.At(to).First == first; to++)
            {
            }

            // The places of one stand in the order of their numbers.
            lastWorkstation = Math.Max(lastWorkstation, places.At(to - 1).Second);
            if (groupOf(first) is not 0 and var group)
            {
                members.Add((group, from, to));
            }
        }

        members.Sort();
        return members;
    }

    /// <summary>The group that has most of a place's uses, with how many of its members, and the uses of all groups.</summary>
    private readonly record struct Leader(int Group, int Members, int Uses, long All);
}
