using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user works in a department that serves the patients of every other, and the patient was in care.</summary>
public sealed class SupportDepartmentExplanation : Explanation
{
    private static readonly Threshold Before = new("before", "before the start, at most", 7, Threshold.Days, 0, 365);
    private static readonly Threshold After = new("after", "after the end, at most", 14, Threshold.Days, 0, 730);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("support-department", "Support department serving a visit",
        $"The user's department is of kind support or serves all others (laboratory, pharmacy, imaging, transport), and the patient had an encounter or appointment anywhere, from {Before} days before its start (tests beforehand) to {After} days after its end (late results). {CareSpan.Work}",
        ["departments", "encounters|appointments"], 40) { IsBroad = true, Thresholds = [Before, After] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        ref readonly var department = ref context.Department(context.DepartmentOf(session));
        return (department.ServesAll || department.Kind == DepartmentKind.Support) && department.Kind != DepartmentKind.Office
            && context.IsServed(session.Patient, session.FirstAt, Before.SpanIn(policy), After.SpanIn(policy));
    }
}
