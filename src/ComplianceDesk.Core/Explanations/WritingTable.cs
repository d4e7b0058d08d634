using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Explanations;

/// <summary>In how many sessions people write, by role.</summary>
public sealed class WritingTable
{
    private readonly CountTable counts;
    private readonly Dictionary<int, (int Sessions, int Wrote)> roles = [];

    internal WritingTable(CountTable counts, CareContext context)
    {
        this.counts = counts;
        for (var place = 0; place < counts.Count; place++)
        {
            var (user, what, count) = counts.At(place);
            var role = context.User(user).Role;
            var (sessions, wrote) = roles.GetValueOrDefault(role);
            roles[role] = what == 0 ? (sessions + count, wrote) : (sessions, wrote + count);
        }
    }

    /// <summary>Sessions of other people of the role, and those of them in which something was written.</summary>
    public (int Sessions, int Wrote) PeersOf(int user, int role)
    {
        var (sessions, wrote) = roles.GetValueOrDefault(role);
        return role == 0 ? default : (sessions - counts[user, 0], wrote - counts[user, 1]);
    }
}
