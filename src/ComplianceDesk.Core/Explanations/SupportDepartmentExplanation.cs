using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user works in a department that serves the patients of every other, and the patient was in care.</summary>
public sealed class SupportDepartmentExplanation : Explanation
{
    private const long Before = 7 * SiteCalendar.Day;
    private const long After = 14 * SiteCalendar.Day;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("support-department", "Support department serving a visit",
        "The user's department is of kind support or serves all others (laboratory, pharmacy, imaging, transport), and the patient had an encounter or appointment anywhere, from 7 days before its start (tests beforehand) to 14 days after its end (late results).",
        ["departments", "encounters|appointments"], 40);

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context)
    {
        ref readonly var department = ref context.Department(context.DepartmentOf(session));
        return (department.ServesAll || department.Kind == DepartmentKind.Support) && department.Kind != DepartmentKind.Office
            && (Any(context.Encounters.Of(session.Patient), session.FirstAt) || Any(context.Appointments.Of(session.Patient), session.FirstAt));
    }

    private static bool Any(ReadOnlySpan<CareSpan> spans, long at)
    {
        foreach (ref readonly var span in spans)
        {
            if (span.Covers(at, Before, After))
            {
                return true;
            }
        }

        return false;
    }
}
