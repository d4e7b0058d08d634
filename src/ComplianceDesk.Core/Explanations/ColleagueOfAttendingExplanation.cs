using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user works in the department of the person who attends the patient, or is booked with the patient.</summary>
public sealed class ColleagueOfAttendingExplanation : Explanation
{
    private const long Before = 7 * SiteCalendar.Day;
    private const long After = 14 * SiteCalendar.Day;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("colleague-of-attending", "Colleague of the attending",
        "The user's home department, not an office, is that of the attending of an encounter or the practitioner of an appointment of the patient, from 7 days before its start to 14 days after its end: residents and cover of a service whose patients lie on other wards.",
        ["encounters|appointments", "workforce"], 60);

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context)
    {
        var home = context.User(session.User).Department;
        return home != 0 && context.Department(home).Kind != DepartmentKind.Office
            && (Any(context.Encounters.Of(session.Patient), home, session.FirstAt, context) || Any(context.Appointments.Of(session.Patient), home, session.FirstAt, context));
    }

    private static bool Any(ReadOnlySpan<CareSpan> spans, int home, long at, CareContext context)
    {
        foreach (ref readonly var span in spans)
        {
            if (span.Practitioner != 0 && span.Covers(at, Before, After) && context.User(span.Practitioner).Department == home)
            {
                return true;
            }
        }

        return false;
    }
}
