using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Health information management with nothing open but the face sheet: a reason of the office, and a weak one, since the log alone tells it.</summary>
public sealed class IdentityWorkExplanation : OfficePapersExplanation
{
    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("identity-work", "Keeping patients' identities in order",
        "The user's role or office is health information management or the medical records desk, and nothing of the record was opened but the face sheet (a search opens nothing): duplicates are merged, overlays and names corrected, at patients of any age and long after care, and no feed tells of it (ONC, SAFER Guides, Patient Identification). The log alone tells it, so that it says nothing where anything marks the record: the user's own, the manager's or a report's, a relative's by the relations feed, one of the same address or telephone number, a VIP's, a specially protected one; and a record left for one that has no other reason is no wrong chart.",
        ["accesses.object_type", "workforce"], 93) { IsBroad = true, IsOfPapers = true };

    /// <inheritdoc/>
    protected override bool Holds(ExplainedAccesses accesses, int session) =>
        (accesses.Context.WorkOf(accesses.Sessions[session]) & OfficeWork.Release) != 0
        && accesses.IsOnly(session, ObjectKind.Demographics) && !CloseTie.IsMarked(accesses.Context, accesses.Sessions.User(session), accesses.Sessions.Patient(session));
}
