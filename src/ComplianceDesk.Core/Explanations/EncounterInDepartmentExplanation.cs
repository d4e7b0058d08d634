using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The patient had a visit or stay in the department the user works in, around the access.</summary>
public sealed class EncounterInDepartmentExplanation : Explanation
{
    private const long Before = 7 * SiteCalendar.Day;

    // 42 CFR 482.24(c)(4)(vii): records are completed within 30 days after discharge.
    private const long After = 30 * SiteCalendar.Day;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("encounter-in-department", "Visit in the user's department",
        "The patient had an encounter in the user's home department (the access's department when no home department is known), from 7 days before its start to 30 days after its end; 42 CFR 482.24(c)(4)(vii) gives 30 days to complete a record.",
        ["encounters", "workforce"], 20);

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context)
    {
        var department = context.DepartmentOf(session);
        if (department == 0)
        {
            return false;
        }

        foreach (ref readonly var encounter in context.Encounters.Of(session.Patient))
        {
            if (encounter.Department == department && encounter.Covers(session.FirstAt, Before, After))
            {
                return true;
            }
        }

        return false;
    }
}
