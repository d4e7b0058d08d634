using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Which department's people work at each workstation, learned from who uses it.</summary>
public sealed class WorkplaceTable
{
    private const int Users = 3;
    private const double Majority = 0.6;

    private readonly Dictionary<int, int> departments = [];

    internal WorkplaceTable(AccessWindow window, CareContext context)
    {
        // Accesses are ordered by user, so a workstation's next new user is one that differs from its last.
        var last = new Dictionary<int, int>();
        var homes = new Dictionary<int, Dictionary<int, int>>();
        for (var row = 0; row < window.Count; row++)
        {
            var workstation = window.Workstation[row];
            if (workstation == 0)
            {
                continue;
            }

            ref var user = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(last, workstation, out _);
            if (user != window.User[row])
            {
                user = window.User[row];
                var home = context.User(user).Department;
                if (home != 0)
                {
                    var counts = homes.TryGetValue(workstation, out var known) ? known : homes[workstation] = [];
                    counts[home] = counts.GetValueOrDefault(home) + 1;
                }
            }
        }

        foreach (var (workstation, counts) in homes)
        {
            var most = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).First();
            if (most.Value >= Users && most.Value >= Majority * counts.Values.Sum())
            {
                departments[workstation] = most.Key;
            }
        }
    }

    /// <summary>The home department of most people who use the workstation (at least three, and three in five), or 0.</summary>
    public int DepartmentOf(int workstation) => departments.GetValueOrDefault(workstation);
}
