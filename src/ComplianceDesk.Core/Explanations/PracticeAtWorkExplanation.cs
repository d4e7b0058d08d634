using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The practice that knows the patient was at work on the record about that day: messages, refills, telephone triage and results between visits, of which no feed tells.</summary>
public sealed class PracticeAtWorkExplanation : LearnedExplanation
{
    private static readonly Threshold Known = new("known", "since the patient's last visit to the practice, at most", 540, Threshold.Days, 30, 1095);
    private static readonly Threshold Margin = new("margin", "before or after that day, at most", 1, Threshold.Days, 0, 7);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("practice-at-work", "The patient's own practice at work",
        $"The user wrote in the record, and within {Margin} day another person wrote in it whose department, not an office, knows the patient: by a visit there in the {Known} days before the access, or because the care team names somebody of it on that day. A clinic is somebody's department, too, where patients opened in the week had appointments with that person (clinic-of-physician). The user is of that department, or of one that serves all others or is of kind support, such as a telephone line, and no office. Or the patient was in nobody's care about that day ({Margin} day's margin), and one passed on to the other what had come between visits: the other is of the user's department, or either department serves all others or is of kind support; of offices only those count here whose people take the patients' calls (scheduling, registration). One who only reads has no part in it.",
        ["accesses", "workforce", "encounters|care_team"], 76) { IsBroad = true, Outlooks = [new(AwaitedCare.Any, Margin)], Thresholds = [Known, Margin] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var (known, margin) = (Known.SpanIn(accesses.Policy), (int)Margin.In(accesses.Policy));
        foreach (var index in accesses.Asked)
        {
            if (accesses.IsExplained(index) || !sessions.Wrote(index))
            {
                continue;
            }

            var session = sessions[index];
            var home = context.DepartmentOf(session);
            var office = context.Department(home).Kind == DepartmentKind.Office;
            if (home == 0 || (office && !TakesCalls(context.User(session.User))))
            {
                continue;
            }

            var serves = Serves(context, home);
            // While somebody treats the patient many write in the record, with no part in each other's work.
            var between = !CareSpan.Any(context.Encounters.Of(session.Patient), session.FirstAt, margin * SiteCalendar.Day, margin * SiteCalendar.Day);
            foreach (var writer in accesses.Writers.Others(session.Patient, session.Day - margin, session.Day + margin, session.User))
            {
                var isOwn = writer.Department == home || accesses.OpenedCare.SeesPatients(writer.User, home);
                if (writer.Department != 0 && ((between && (serves || isOwn || Serves(context, writer.Department)))
                    || (!office && ((isOwn && Knows(context, home, session, known)) || (serves && Knows(context, writer.Department, session, known))))))
                {
                    explains(index);
                    break;
                }
            }
        }
    }

    private static bool Serves(CareContext context, int department) => context.Department(department).ServesAll || context.Department(department).Kind == DepartmentKind.Support;

    private static bool TakesCalls(in UserFacts user) => (user.Work & OfficeWork.Registration) != 0;

    private static bool Knows(CareContext context, int department, in AccessSession session, long known)
    {
        foreach (ref readonly var visit in context.Encounters.Of(session.Patient))
        {
            if (visit.Department == department && visit.StartsAt <= session.FirstAt && session.FirstAt - known <= visit.EndsAt)
            {
                return true;
            }
        }

        foreach (ref readonly var member in context.CareTeam.Of(session.Patient))
        {
            if (!member.Proxy && context.Holds(member, session) && context.User(member.User).Department == department)
            {
                return true;
            }
        }

        return false;
    }
}
