using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Somebody asked the office the user works in for something about this patient.</summary>
public sealed class WorkListExplanation : Explanation
{
    private static readonly Threshold Done = new("done", "after it was done, at most", 30, Threshold.Days, 0, 365);
    private static readonly Threshold Open = new("open", "while it is open, at most", 365, Threshold.Days, 1, 3650);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("work-list", "On the work list of the user's office",
        $"The user's role or office (of somebody whom no workforce feed lists, the department that the access names) does the work that something about the patient waits for: release of information, a request of the requests feed; release and quality, which reports to public health, a disclosure of the disclosures feed (45 CFR 164.528), gathered in the week before it; coding, a query of the coding_queries feed. From when it came to {Done} days after it was done; while it is open, {Open} days at most. Accounts, which every visit has, are open-account's.",
        ["requests|disclosures|coding_queries", "workforce"], 45) { Thresholds = [Done, Open] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy) =>
        context.WorkOf(session) is not OfficeWork.None and var work && context.IsAskedFor(session, work, Done.SpanIn(policy), Open.SpanIn(policy));
}
