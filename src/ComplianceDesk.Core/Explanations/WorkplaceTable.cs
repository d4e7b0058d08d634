using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Which department's people work at each workstation, learned from who uses it.</summary>
public sealed class WorkplaceTable
{
    private const int Users = 3;
    private const double Majority = 0.6;

    private readonly Dictionary<int, int> departments = [];

    /// <param name="places">Who used which workstation.</param>
    /// <param name="context">Where people work.</param>
    internal WorkplaceTable(CountTable places, CareContext context)
    {
        var homes = new Dictionary<long, int>();
        for (var i = 0; i < places.Count; i++)
        {
            var (user, workstation, _) = places.At(i);
            var home = context.User(user).Department;
            if (home != 0)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(homes, ((long)workstation << 32) | (uint)home, out _)++;
            }
        }

        var most = new Dictionary<int, (int Home, int Users, int All)>();
        foreach (var (key, users) in homes)
        {
            var (workstation, home) = ((int)(key >> 32), (int)key);
            ref var leader = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(most, workstation, out _);
            leader = users > leader.Users || (users == leader.Users && home < leader.Home) ? (home, users, leader.All + users) : leader with { All = leader.All + users };
        }

        foreach (var (workstation, (home, users, all)) in most)
        {
            if (users >= Users && users >= Majority * all)
            {
                departments[workstation] = home;
            }
        }
    }

    /// <summary>The home department of most people who use the workstation (at least three, and three in five), or 0.</summary>
    public int DepartmentOf(int workstation) => departments.GetValueOrDefault(workstation);
}
