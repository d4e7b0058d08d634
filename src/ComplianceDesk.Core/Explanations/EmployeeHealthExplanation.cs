using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Employee or occupational health at the record of somebody who works here: a weak reason, since nothing but the role tells it.</summary>
public sealed class EmployeeHealthExplanation : Explanation
{
    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("employee-health", "Employee health at a colleague's record",
        "The user's role or office is employee or occupational health, and the patient works here, by either feed's link: exposures, immunizations, surveillance and fitness for duty (45 CFR 164.512(b)(1)(v); 29 CFR 1910.1030), of which no feed tells. It says nothing where anything marks the record: the user's own, the manager's or a report's, a relative's by the relations feed, one of the same address or telephone number, a VIP's, a specially protected one. Where employee health may not open charts of care, have it looked at.",
        ["employee link|workforce.address_line"], 91) { IsBroad = true };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy) =>
        (context.WorkOf(session) & OfficeWork.EmployeeHealth) != 0 && context.Patient(session.Patient).Employee != 0 && !CloseTie.IsMarked(context, session.User, session.Patient);
}
