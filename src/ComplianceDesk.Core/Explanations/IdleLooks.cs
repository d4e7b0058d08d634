using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// Looks at somebody whom one may know that leave nothing of the work which a reason is about: what holds for a department or a whole service is then no reason of this user's. People whose office has work on
/// records are left out: their work is reading.
/// </summary>
internal static class IdleLooks
{
    private const long AcrossMidnight = 2 * SiteCalendar.Hour;

    /// <summary>What the definition of a department's part in the care says of them.</summary>
    public const string OfDepartment = "It is no reason where more than one thing was opened and nothing written (nor within two hours on the other side of midnight) in the record of the own manager or report, or of a relative who lives with the user or names the user as a contact. That holds for people of no office with whom the patient has no appointment by then or within {appointment.before} days, on a day on which the patient was in care nowhere, nor on the day before or after it.";

    /// <summary>What the definition of a whole service's work says of them.</summary>
    public const string OfService = "It is no reason where nothing was written (nor within two hours on the other side of midnight) in the record of the user's manager or report or, read more than once that day, a VIP's, a relative's, a neighbor's or that of somebody of the user's own rare surname. That holds where others of the user's role (of the department, where the role has fewer than {look-without-work.peer-sessions} sessions) write in {support-department.peer-share} of their sessions or more.";

    /// <summary>True when a department's part in the care is no reason: when somebody close is there no more, it is none of the user's who does nothing for it.</summary>
    public static bool AreOfDepartment(CareContext context, SessionTable sessions, SiteCalendar calendar, JudgementPolicy policy, in AccessSession session)
    {
        if (!LeaveNothing(context, sessions, session) || sessions.Opened(session.Index) <= 1 || !CloseTie.Holds(context, session.User, session.Patient))
        {
            return false;
        }

        // Where no feed tells of visits, nobody knows who was not in care.
        if (!context.Has("encounters") || context.IsInCare(session.Patient, session.FirstAt, calendar.StartOf(session.Day + 2) - 1 - session.FirstAt, session.FirstAt - calendar.StartOf(session.Day - 1)))
        {
            return false;
        }

        foreach (ref readonly var booking in context.Appointments.Of(session.Patient))
        {
            if (booking.Practitioner == session.User && booking.Covers(session.FirstAt, AppointmentExplanation.Before.SpanIn(policy), long.MaxValue))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// True when a whole service's work is no reason: a laboratory files a result, imaging a picture, therapy a note. Who reads and leaves nothing, where others of the role nearly always leave something, did not come
    /// for the service. Where reading alone is some of the work, kin and VIPs in care are read, too.
    /// </summary>
    public static bool AreOfService(ExplainedAccesses accesses, int session)
    {
        var (context, sessions, policy) = (accesses.Context, accesses.Sessions, accesses.Policy);
        var (user, patient) = (sessions.User(session), sessions.Patient(session));
        if (!LeaveNothing(context, sessions, sessions[session]) || !IsKnown())
        {
            return false;
        }

        var (all, wrote) = accesses.Writing.PeersOf(user, context.User(user).Role);
        // Of some roles there are one or two people: then the department tells what is done there.
        (all, wrote) = all < LookWithoutWorkRule.Peers.In(policy) ? accesses.Writing.ColleaguesOf(user, context.User(user).Department) : (all, wrote);
        return all >= LookWithoutWorkRule.Peers.In(policy) && wrote >= SupportDepartmentExplanation.PeerShare.ShareIn(policy) * all;

        bool IsKnown() => CloseTie.IsOfLine(context, user, patient)
            || (sessions.Opened(session) > 1
                && (context.Patient(patient).Vip || CloseTie.Holds(context, user, patient) || CloseTie.IsNear(context, user, patient)
                    || SameSurnameRule.IsRare(context.Population, context.User(user).Keys, context.Patient(patient).Keys, policy)));
    }

    private static bool LeaveNothing(CareContext context, SessionTable sessions, in AccessSession session) =>
        context.WorkOf(session) == OfficeWork.None && !sessions.Wrote(session.Index) && !GoesOn(sessions, session.Index, session.Index - 1) && !GoesOn(sessions, session.Index, session.Index + 1);

    /// <summary>True when midnight alone lies between a session and its neighbour, which wrote in the record: who reads before it may write after it.</summary>
    private static bool GoesOn(SessionTable sessions, int session, int neighbour) => sessions.PauseBetween(session, neighbour) < AcrossMidnight && sessions.Wrote(neighbour);
}
