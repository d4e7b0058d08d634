using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The patient had a visit or stay in the department the user works in, around the access.</summary>
public sealed class EncounterInDepartmentExplanation : Explanation
{
    private static readonly Threshold Before = new("before", "before the start, at most", 7, Threshold.Days, 0, 365);

    // 42 CFR 482.24(c)(4)(viii): records are completed within 30 days after discharge.
    private static readonly Threshold After = new("after", "after the end, at most", 30, Threshold.Days, 0, 730);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("encounter-in-department", "Visit in the user's department",
        $"The patient had an encounter in the user's home department (the access's department when no home department is known), from {Before} days before its start to {After} days after its end; 42 CFR 482.24(c)(4)(viii) gives 30 days to complete a record. {CareSpan.Work}",
        ["encounters", "workforce"], 20) { Awaits = AwaitedCare.OwnVisit, Thresholds = [Before, After] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var department = context.DepartmentOf(session);
        if (department == 0)
        {
            return false;
        }

        var (before, after) = (Before.SpanIn(policy), After.SpanIn(policy));
        foreach (ref readonly var encounter in context.Encounters.Of(session.Patient))
        {
            if (encounter.Department == department && encounter.Serves(session.FirstAt, before, after))
            {
                return true;
            }
        }

        return false;
    }
}
