using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user works in a department that serves the patients of every other, or prepares them for what is booked there, and the patient was in care.</summary>
public sealed class SupportDepartmentExplanation : Explanation
{
    private static readonly Threshold Before = new("before", "before the start, at most", 7, Threshold.Days, 0, 365);
    // What is done before an admission is done within 30 days of it: 42 CFR 482.24(c)(4)(i)(A).
    private static readonly Threshold Preparation = new("preparation", "before the start, by those who prepare patients, at most", 30, Threshold.Days, 0, 120);
    private static readonly Threshold After = new("after", "after the end, at most", 14, Threshold.Days, 0, 730);
    internal static readonly Threshold PeerShare = new("peer-share", "of the sessions of others of the role in which something is written, for a look that leaves nothing to be no reason, at least", 90, Threshold.Percent, 50, 100);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("support-department", "Support department serving a visit",
        $"The user's department is of kind support or serves all others (laboratory, pharmacy, imaging, transport), and the patient had an encounter or appointment anywhere, from {Before} days before its start (tests beforehand) to {After} days after its end (late results). Where its name tells that patients are prepared there for what is booked (pre-admission testing, a preoperative clinic), of whatever kind but an office: from {Preparation} days before the start (42 CFR 482.24(c)(4)(i)(A)) to its end. {CareSpan.Work} {IdleLooks.OfService}",
        ["departments", "encounters|appointments"], 40) { IsBroad = true, Outlooks = [new(AwaitedCare.Any, Before), new(AwaitedCare.Preparation, Preparation)], Thresholds = [Before, Preparation, After, PeerShare] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        ref readonly var department = ref context.Department(context.DepartmentOf(session));
        return department.Kind != DepartmentKind.Office
            && (((department.ServesAll || department.Kind == DepartmentKind.Support) && context.IsServed(session.Patient, session.FirstAt, Before.SpanIn(policy), After.SpanIn(policy)))
                || (department.Prepares && context.IsServed(session.Patient, session.FirstAt, Preparation.SpanIn(policy), 0)));
    }
}
