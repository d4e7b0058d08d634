using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The record was made just then, by the user or by the user's office.</summary>
public sealed class RegistrationExplanation : Explanation
{
    private static readonly Threshold After = new("after", "after the registration, at most", 14, Threshold.Days, 0, 90);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("registration", "Registration of the patient",
        $"The patient's record was made by the user, or the user's role or office, not a clinical department's, does registration; from the day before to {After} days after the registration (identity, insurance, duplicates).",
        ["patients.registered_at"], 48) { Thresholds = [After] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        ref readonly var patient = ref context.Patient(session.Patient);
        return patient.RegisteredAt is { } at && session.FirstAt >= at - SiteCalendar.Day && session.FirstAt <= at + After.SpanIn(policy)
            && ((patient.RegisteredBy != 0 && patient.RegisteredBy == session.User) || Registers(context.User(session.User), context));
    }

    private static bool Registers(in UserFacts user, CareContext context) =>
        (user.Work & OfficeWork.Registration) != 0 && context.Department(user.Department).Kind != DepartmentKind.Clinical;
}
