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
        var groups = new Dictionary<long, (int Users, int Uses)>();
        for (var i = 0; i < places.Count; i++)
        {
            var (user, workstation, uses) = places.At(i);
            if (groupOf(user) is not 0 and var group)
            {
                ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(groups, ((long)workstation << 32) | (uint)group, out _);
                sum = (sum.Users + 1, sum.Uses + uses);
            }
        }

        var most = new Dictionary<int, (int Group, int Users, int Uses, long All)>();
        foreach (var (key, (users, uses)) in groups)
        {
            var (workstation, group) = ((int)(key >> 32), (int)key);
            ref var leader = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(most, workstation, out _);
            leader = uses > leader.Uses || (uses == leader.Uses && group < leader.Group) ? (group, users, uses, leader.All + uses) : leader with { All = leader.All + uses };
        }

        return most.Where(m => m.Value.Users >= Users && m.Value.Uses >= Majority * m.Value.All).ToDictionary(m => m.Key, m => m.Value.Group);
    }
}
