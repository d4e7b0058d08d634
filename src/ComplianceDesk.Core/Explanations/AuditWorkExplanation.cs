using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Privacy, compliance or quality with nothing open but who has opened the record: a reason of the office, told by the log alone.</summary>
public sealed class AuditWorkExplanation : OfficePapersExplanation
{
    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("audit-work", "Reviewing who opened the record",
        "The user's role or office does quality, privacy or compliance, and nothing was opened but the audit trail of the record (a search opens nothing): that is how access is reviewed (45 CFR 164.308(a)(1)(ii)(D)), at the records of VIPs and colleagues most of all, and no feed tells of it. It says nothing at the user's own record, or that of the manager, a report or a relative.",
        ["accesses.object_type", "workforce"], 94) { IsBroad = true, IsOfPapers = true };

    /// <inheritdoc/>
    protected override bool Holds(ExplainedAccesses accesses, int session)
    {
        var (context, user, patient) = (accesses.Context, accesses.Sessions.User(session), accesses.Sessions.Patient(session));
        return (context.WorkOf(accesses.Sessions[session]) & OfficeWork.Quality) != 0 && accesses.IsOnly(session, ObjectKind.AuditLog)
            && !CloseTie.IsOwn(context, user, patient) && !CloseTie.Holds(context, user, patient);
    }
}
