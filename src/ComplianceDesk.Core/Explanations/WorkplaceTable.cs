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
        var users = new HashSet<(int Workstation, int User)>();
        for (var row = 0; row < window.Count; row++)
        {
            if (window.Workstation[row] != 0 && (row == 0 || window.User[row] != window.User[row - 1] || window.Workstation[row] != window.Workstation[row - 1]))
            {
                users.Add((window.Workstation[row], window.User[row]));
            }
        }

        foreach (var workstation in users.GroupBy(u => u.Workstation))
        {
            var homes = workstation.Select(u => context.User(u.User).Department).Where(d => d != 0).CountBy(d => d).OrderByDescending(d => d.Value).ThenBy(d => d.Key).ToArray();
            if (homes.Length > 0 && homes[0].Value >= Users && homes[0].Value >= Majority * homes.Sum(h => h.Value))
            {
                departments[workstation.Key] = homes[0].Key;
            }
        }
    }

    /// <summary>The home department of most people who use the workstation (at least three, and three in five), or 0.</summary>
    public int DepartmentOf(int workstation) => departments.GetValueOrDefault(workstation);
}
