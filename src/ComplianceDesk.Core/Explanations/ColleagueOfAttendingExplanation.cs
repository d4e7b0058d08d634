using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user works in the department of the person who attends the patient, or is booked with the patient.</summary>
public sealed class ColleagueOfAttendingExplanation : Explanation
{
    private static readonly Threshold Before = new("before", "before the start, at most", 7, Threshold.Days, 0, 365);
    private static readonly Threshold After = new("after", "after the end, at most", 14, Threshold.Days, 0, 730);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("colleague-of-attending", "Colleague of the attending",
        $"The user's home department, not an office, is that of another person who is the attending of an encounter or the practitioner of an appointment of the patient, from {Before} days before its start to {After} days after its end: residents and cover of a service whose patients lie on other wards. {CareSpan.Work} {IdleLooks.OfDepartment}",
        ["encounters|appointments", "workforce"], 60) { IsOfDepartment = true, Outlooks = [new(AwaitedCare.Any, Before)], Thresholds = [Before, After] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var home = context.User(session.User).Department;
        return home != 0 && context.Department(home).Kind != DepartmentKind.Office
            && (Any(context.Encounters.Of(session.Patient), session, home, context, policy) || Any(context.Appointments.Of(session.Patient), session, home, context, policy));
    }

    private static bool Any(ReadOnlySpan<CareSpan> spans, in AccessSession session, int home, CareContext context, JudgementPolicy policy)
    {
        var (before, after) = (Before.SpanIn(policy), After.SpanIn(policy));
        foreach (ref readonly var span in spans)
        {
            if (span.Practitioner != 0 && span.Practitioner != session.User && span.Serves(session.FirstAt, before, after) && context.User(span.Practitioner).Department == home)
            {
                return true;
            }
        }

        return false;
    }
}
