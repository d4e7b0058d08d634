using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The patient had a visit or stay in the department the user works in, around the access.</summary>
public sealed class EncounterInDepartmentExplanation : Explanation
{
    private static readonly Threshold Before = new("before", "before the start, at most", 7, Threshold.Days, 0, 365);
    private static readonly Threshold After = new("after", "after the end, at most", CareSpan.CompletionDays, Threshold.Days, 0, 730);
    private static readonly ReadingOn Reading = new("after-reading", "after the end of a stay");

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("encounter-in-department", "Visit in the user's department",
        $"The patient had an encounter in the user's home department (the access's department when no home department is known), from {Before} days before its start to {After} days after its end; 42 CFR 482.24(c)(4)(viii) gives {CareSpan.CompletionDays} days to complete a record. {Reading} {CareSpan.Work} {IdleLooks.OfDepartment}",
        ["encounters", "workforce"], 20) { IsOfDepartment = true, Outlooks = [new(AwaitedCare.OwnVisit, Before)], Thresholds = [Before, After, Reading.Threshold] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy) =>
        Explains(session, context, Before.SpanIn(policy), After.SpanIn(policy), After.SpanIn(policy));

    /// <inheritdoc/>
    public override bool ExplainsReading(in AccessSession session, CareContext context, JudgementPolicy policy) =>
        Explains(session, context, Before.SpanIn(policy), After.SpanIn(policy), Reading.Of(session, context, After).SpanIn(policy));

    private static bool Explains(in AccessSession session, CareContext context, long before, long after, long afterStay)
    {
        var department = context.DepartmentOf(session);
        if (department == 0)
        {
            return false;
        }

        foreach (ref readonly var encounter in context.Encounters.Of(session.Patient))
        {
            if (encounter.Department == department && encounter.Serves(session.FirstAt, before, encounter.IsOfHours ? after : Math.Min(after, afterStay)))
            {
                return true;
            }
        }

        return false;
    }
}
