using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The record is the user's own. Explains only where the organisation's policy permits it.</summary>
public sealed class SelfExplanation : Explanation
{
    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("self", "User's own record",
        "The record is the user's own, by either feed's link or as the one record of the same full name at the same address or telephone. Off unless policy permits staff to open their own record in the system of care; the rule self-access looks at it meanwhile.",
        ["employee link|workforce.address_line"], 95) { Mode = ExplanationMode.Off };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy) => CloseTie.IsOwn(context, session.User, session.Patient);
}
