using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// A reviewer works through the charts of one department: nearly everybody whose record is opened that day was a patient there. Each chart of such a series is
/// opened because it is next, whoever's it is.
/// </summary>
internal static class ReviewSeries
{
    private const int Records = 10;
    private const double Share = 0.8;

    // Reviews look back two quarters: what after-visit-work gives quality.
    private const long Back = 180 * SiteCalendar.Day;

    /// <summary>True when the session is one of such a series by somebody whose work is quality or research.</summary>
    public static bool Has(DirectReasons accesses, in AccessSession session, OfficeWork work)
    {
        if ((work & OfficeWork.Quality) == 0)
        {
            return false;
        }

        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var (seen, others) = (new Dictionary<int, int>(), 0);
        for (var other = sessions.FirstOf(session.User, 0); other < sessions.Count && sessions.User(other) == session.User; other++)
        {
            if (other != session.Index && sessions.Day[other] == session.Day)
            {
                others++;
                foreach (var department in Departments(context, sessions.Patient(other), session.FirstAt))
                {
                    seen[department] = seen.GetValueOrDefault(department) + 1;
                }
            }
        }

        return others >= Records && Departments(context, session.Patient, session.FirstAt).Any(d => seen.GetValueOrDefault(d) >= Share * others);
    }

    private static HashSet<int> Departments(CareContext context, int patient, long at)
    {
        var departments = new HashSet<int>();
        foreach (ref readonly var visit in context.Encounters.Of(patient))
        {
            if (visit.Department != 0 && visit.Covers(at, 0, Back))
            {
                departments.Add(visit.Department);
            }
        }

        return departments;
    }
}
