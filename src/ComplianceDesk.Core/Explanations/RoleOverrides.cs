using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// How people come to specially protected records: where a system lets all but a program's own in only by an override of the protection (break the glass), it is their door and tells nothing
/// of who goes through it.
/// </summary>
internal sealed class RoleOverrides
{
    private readonly DirectReasons reasons;
    private readonly Dictionary<int, Sum> users = [];
    private readonly Dictionary<(int Role, int Department), Sum> groups = [];
    private readonly Dictionary<int, int> given = [];
    private readonly Dictionary<(int User, int Reason), int> givenByUser = [];
    private readonly int overrides;

    /// <param name="reasons">The sessions, of which those of protected records are counted.</param>
    public RoleOverrides(DirectReasons reasons)
    {
        this.reasons = reasons;
        var (pair, isOverridden) = ((User: 0, Patient: 0), false);
        for (var session = 0; session < reasons.Sessions.Count; session++)
        {
            if (!reasons.Context.Patient(reasons.Sessions.Patient(session)).Restricted || !reasons.Sessions.Succeeded(session))
            {
                continue;
            }

            if ((reasons.Sessions.User(session), reasons.Sessions.Patient(session)) is var next && next != pair)
            {
                Count(pair, isOverridden);
                (pair, isOverridden) = (next, false);
            }

            foreach (var row in reasons.Sessions.RowsOf(session))
            {
                if (reasons.Window.BreakGlass[row])
                {
                    isOverridden = true;
                    overrides++;
                    var reason = reasons.Window.Reason[row];
                    given[reason] = given.GetValueOrDefault(reason) + 1;
                    givenByUser[(pair.User, reason)] = givenByUser.GetValueOrDefault((pair.User, reason)) + 1;
                }
            }
        }

        Count(pair, isOverridden);
        foreach (var (user, own) in users)
        {
            foreach (var group in GroupsOf(user))
            {
                var sum = groups.GetValueOrDefault(group);
                groups[group] = new(sum.Patients + own.Patients, sum.Overridden + own.Overridden, sum.People + 1);
            }
        }
    }

    /// <summary>
    /// True when an override in the session is a matter of course: each gives a reason that says something or that the system offers, and the
    /// override is the door to specially protected records of others of the user's role in the department, of the role, of the department, or of everybody together, see <see cref="EmergencyOverrideRule.Door"/>.
    /// </summary>
    public bool IsDoor(int session)
    {
        var user = reasons.Sessions.User(session);
        var own = users.GetValueOrDefault(user);
        foreach (var row in reasons.Sessions.RowsOf(session))
        {
            if (reasons.Window.BreakGlass[row] && EmergencyOverrideRule.SaysNothing(reasons.Context.Reasons.GetValueOrDefault(reasons.Window.Reason[row])) && !IsOffered(user, reasons.Window.Reason[row]))
            {
                return false;
            }
        }

        foreach (var group in GroupsOf(user))
        {
            var all = groups.GetValueOrDefault(group);
            var patients = all.Patients - own.Patients;
            if (all.People - own.People >= Peers.Fewest && patients >= EmergencyOverrideRule.Openings.In(reasons.Policy)
                && all.Overridden - own.Overridden >= EmergencyOverrideRule.Door.ShareIn(reasons.Policy) * patients)
            {
                return true;
            }
        }

        return false;
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

    // Whoever is of a department that has the patient, or on the care team, is stopped by no protection in most systems.
    private bool IsInside((int User, int Patient) pair)
    {
        var (context, home) = (reasons.Context, reasons.Context.User(pair.User).Department);
        return context.HasOnTeam(pair.Patient, member => member.User == pair.User) || (home != 0 && context.HasCare(pair.Patient, span => span.Department == home));
    }

    private void Count((int User, int Patient) pair, bool isOverridden)
    {
        if (pair.User != 0 && (isOverridden || !IsInside(pair)))
        {
            var own = users.GetValueOrDefault(pair.User);
            users[pair.User] = new(own.Patients + 1, own.Overridden + (isOverridden ? 1 : 0), 1);
        }
    }

    /// <summary>True when so many others give the same reason that it can only be one of a list.</summary>
    private bool IsOffered(int user, int reason) => reason != 0 && given.GetValueOrDefault(reason) - givenByUser.GetValueOrDefault((user, reason)) is > 0 and var others
        && others >= EmergencyOverrideRule.UsualReason.ShareIn(reasons.Policy) * overrides;

    private IEnumerable<(int Role, int Department)> GroupsOf(int user) => Peers.Keys(reasons.Context.User(user).Role, reasons.Context.User(user).Department);

    private readonly record struct Sum(int Patients, int Overridden, int People);
}
