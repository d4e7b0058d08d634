using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// Looks at somebody whom one may know, with none of the work that brings the user's role to a record: a laboratory files a result, imaging a picture, therapy a note. Who reads and leaves nothing, where others of
/// the role nearly always leave something, did not come for the service.
/// </summary>
internal static class IdleLooks
{
    // Where reading alone is some of the work, kin and VIPs in care are read, too.
    private const double Share = 0.9;

    /// <summary>What a definition says of them.</summary>
    public const string Text = "It is no reason where nothing was written, others of the user's role (of the department, where the role has fewer than 100 sessions) write in 90 % of their sessions or more, and the record is that of the user's manager or report or, read more than once that day, a VIP's, a relative's, a neighbor's or that of somebody of the user's own rare surname.";

    /// <summary>
    /// True when nothing was written in a session, others of the user's role, who does no office's work, write in nine of ten of theirs or more, and the record is that of the user's manager or report or, read more than once, of a VIP,
    /// a relative, a neighbor or somebody of the user's own rare surname: then what holds for a whole service is no reason.
    /// </summary>
    public static bool Is(ExplainedAccesses accesses, int session)
    {
        var (context, sessions, policy) = (accesses.Context, accesses.Sessions, accesses.Policy);
        var (user, patient) = (sessions.User(session), sessions.Patient(session));
        if (sessions.Wrote(session) || context.User(user).Work != OfficeWork.None || !IsKnown())
        {
            return false;
        }

        var (all, wrote) = accesses.Writing.PeersOf(user, context.User(user).Role);
        // Of some roles there are one or two people: then the department tells what is done there.
        (all, wrote) = all < LookWithoutWorkRule.Peers.In(policy) ? accesses.Writing.ColleaguesOf(user, context.User(user).Department) : (all, wrote);
        return all >= LookWithoutWorkRule.Peers.In(policy) && wrote >= Share * all;

        bool IsKnown() => CloseTie.IsOfLine(context, user, patient)
            || (sessions.Opened(session) > 1
                && (context.Patient(patient).Vip || CloseTie.Holds(context, user, patient) || CloseTie.IsNear(context, user, patient)
                    || SameSurnameRule.IsRare(context.Population, context.User(user).Keys, context.Patient(patient).Keys, policy)));
    }
}
