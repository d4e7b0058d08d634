using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>A visit's account lies with coding or billing. Every visit has one: it is a reason of the office, hardly of this person.</summary>
public sealed class OpenAccountExplanation : Explanation
{
    private static readonly Threshold Done = new("done", "after it was billed, at most", 30, Threshold.Days, 0, 365);
    private static readonly Threshold Open = new("open", "while it is open, at most", 365, Threshold.Days, 1, 3650);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("open-account", "Account to be coded or billed",
        $"The user's role or office (of somebody whom no workforce feed lists, the department that the access names) does coding or billing, and the billing feed has an account of the patient: from the visit on to {Done} days after it was billed; while it is open, {Open} days at most.",
        ["billing", "workforce"], 46) { IsBroad = true, Thresholds = [Done, Open] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy) =>
        (context.WorkOf(session) & (OfficeWork.Coding | OfficeWork.Billing)) is not OfficeWork.None and var work && context.HasOpenAccount(session, work, Done.SpanIn(policy), Open.SpanIn(policy));
}
