using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Explanations;

/// <summary>In how many sessions people write, by role and by department.</summary>
public sealed class WritingTable
{
    private readonly CountTable counts;
    private readonly Dictionary<int, (int Sessions, int Wrote)> roles = [];
    private readonly Dictionary<int, (int Sessions, int Wrote)> departments = [];

    internal WritingTable(CountTable counts, CareContext context)
    {
        this.counts = counts;
        for (var place = 0; place < counts.Count; place++)
        {
            var (user, what, count) = counts.At(place);
            Add(roles, context.User(user).Role, what, count);
            Add(departments, context.User(user).Department, what, count);
        }
    }

    /// <summary>Sessions of other people of the role, and those of them in which something was written.</summary>
    public (int Sessions, int Wrote) PeersOf(int user, int role)
    {
        var (sessions, wrote) = roles.GetValueOrDefault(role);
        return role == 0 ? default : (sessions - counts[user, 0], wrote - counts[user, 1]);
    }

    /// <summary>Sessions of other people of the home department, and those of them in which something was written.</summary>
    public (int Sessions, int Wrote) ColleaguesOf(int user, int department)
    {
        var (sessions, wrote) = departments.GetValueOrDefault(department);
        return department == 0 ? default : (sessions - counts[user, 0], wrote - counts[user, 1]);
    }

    private static void Add(Dictionary<int, (int Sessions, int Wrote)> groups, int group, int what, int count)
    {
        var (sessions, wrote) = groups.GetValueOrDefault(group);
        groups[group] = what == 0 ? (sessions + count, wrote) : (sessions, wrote + count);
    }
}
