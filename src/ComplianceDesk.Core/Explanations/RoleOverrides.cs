using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// How the people of each role come to specially protected records: where a system lets a role in only by an override of the protection (break the glass), it is that role's door and tells nothing
/// of who goes through it.
/// </summary>
internal sealed class RoleOverrides
{
    private const double Share = 0.5;
    private const int Fewest = 5;
    private const int People = 2;

    private readonly DirectReasons reasons;
    private readonly Sum[] users;
    private readonly Dictionary<int, Sum> roles = [];

    /// <param name="reasons">The sessions, of which those of protected records are counted.</param>
    public RoleOverrides(DirectReasons reasons)
    {
        this.reasons = reasons;
        users = new Sum[reasons.Window.Users];
        for (var session = 0; session < reasons.Sessions.Count; session++)
        {
            if (reasons.Context.Patient(reasons.Sessions.Patient(session)).Restricted && reasons.Sessions.Succeeded(session))
            {
                ref var own = ref users[reasons.Sessions.User(session)];
                own = new(own.Sessions + 1, own.Overridden + (Overrode(reasons.Sessions.RowsOf(session)) ? 1 : 0), 1);
            }
        }

        for (var user = 0; user < users.Length; user++)
        {
            if (reasons.Context.User(user).Role is not 0 and var role)
            {
                var sum = roles.GetValueOrDefault(role);
                roles[role] = new(sum.Sessions + users[user].Sessions, sum.Overridden + users[user].Overridden, sum.People + users[user].People);
            }
        }
    }

    /// <summary>
    /// True when the session's protection was overridden as a matter of course: the record is specially protected, each override gives a reason that says something, and others of the user's role,
    /// two people and five such sessions at least, overrode it in half of the sessions or more in which they opened protected records.
    /// </summary>
    public bool IsDoor(int session)
    {
        var user = reasons.Sessions.User(session);
        if (!reasons.Context.Patient(reasons.Sessions.Patient(session)).Restricted || reasons.Context.User(user).Role is not (not 0 and var role))
        {
            return false;
        }

        foreach (var row in reasons.Sessions.RowsOf(session))
        {
            if (reasons.Window.BreakGlass[row] && EmergencyOverrideRule.SaysNothing(reasons.Context.Reasons.GetValueOrDefault(reasons.Window.Reason[row])))
            {
                return false;
            }
        }

        var (all, own) = (roles.GetValueOrDefault(role), users[user]);
        var sessions = all.Sessions - own.Sessions;
        return sessions >= Fewest && all.People - own.People >= People && all.Overridden - own.Overridden >= Share * sessions;
    }

    /// <summary>True when the protection of the record was overridden in one of the accesses.</summary>
    public bool Overrode(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            if (reasons.Window.BreakGlass[row])
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Sum(int Sessions, int Overridden, int People);
}
