using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Billing with the account open: a reason of the office, and a weak one, since the log alone tells it.</summary>
public sealed class AccountWorkExplanation : OfficePapersExplanation
{
    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("account-work", "Billing with the account open",
        "The user's role or office does billing, and the account was opened in the session: balances, denials and refunds are worked on for months, those of visits from before the feeds begin too. The log alone tells it, so that it says nothing where anything marks the record: the user's own, the manager's or a report's, a relative's by the relations feed, one of the same address or telephone number, a VIP's, a specially protected one; and a record left for one that has no other reason is no wrong chart.",
        ["accesses.object_type", "workforce"], 92) { IsBroad = true, IsOfPapers = true };

    /// <inheritdoc/>
    protected override bool Holds(ExplainedAccesses accesses, int session) =>
        accesses.IsAccountWork(session) && !CloseTie.IsMarked(accesses.Context, accesses.Sessions.User(session), accesses.Sessions.Patient(session));
}
