using ComplianceDesk.Core.Access;
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
        var (last, isOverridden) = (-1, false);
        for (var session = 0; session < reasons.Sessions.Count; session++)
        {
            if (!reasons.Context.Patient(reasons.Sessions.Patient(session)).Restricted || !reasons.Sessions.Succeeded(session))
            {
                continue;
            }

            if (last < 0 || reasons.Sessions.User(session) != reasons.Sessions.User(last) || reasons.Sessions.Patient(session) != reasons.Sessions.Patient(last))
            {
                Count(last, isOverridden);
                isOverridden = false;
            }

            last = session;

            foreach (var row in reasons.Sessions.RowsOf(session))
            {
                if (reasons.Window.BreakGlass[row])
                {
                    isOverridden = true;
                    overrides++;
                    var reason = reasons.Window.Reason[row];
                    given[reason] = given.GetValueOrDefault(reason) + 1;
                    givenByUser[(reasons.Sessions.User(session), reason)] = givenByUser.GetValueOrDefault((reasons.Sessions.User(session), reason)) + 1;
                }
            }
        }

        Count(last, isOverridden);
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

    // Whoever is of a department that has the patient, or on the care team, is stopped by no protection in most systems. What is booked for later than is asked anywhere says nothing of it.
    private bool IsInside(in AccessSession last) =>
        reasons.Context.IsTied(last.User, last.Patient, last, static (span, session) => span.IsKnown(session.FirstAt), static (member, session) => member.IsKnown(session.Day));

    /// <summary>Counts the pair of which a session is the last; none where that is less than 0.</summary>
    private void Count(int last, bool isOverridden)
    {
        if (last >= 0 && reasons.Sessions[last] is { User: not 0 } session && (isOverridden || !IsInside(session)))
        {
            var own = users.GetValueOrDefault(session.User);
            users[session.User] = new(own.Patients + 1, own.Overridden + (isOverridden ? 1 : 0), 1);
        }
    }

    /// <summary>True when so many others give the same reason that it can only be one of a list.</summary>
    private bool IsOffered(int user, int reason) => reason != 0 && given.GetValueOrDefault(reason) - givenByUser.GetValueOrDefault((user, reason)) is > 0 and var others
        && others >= EmergencyOverrideRule.UsualReason.ShareIn(reasons.Policy) * overrides;

    private IEnumerable<(int Role, int Department)> GroupsOf(int user) => Peers.Keys(reasons.Context.User(user).Role, reasons.Context.User(user).Department);

    private readonly record struct Sum(int Patients, int Overridden, int People);
}
