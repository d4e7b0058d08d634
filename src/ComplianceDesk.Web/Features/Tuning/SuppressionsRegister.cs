using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>Every suppression in the order of the page, patients by row id.</summary>
internal sealed class SuppressionsRegister : PageRegister
{
    public override string Path => SuppressionsPageModel.Path + "/file";

    public override string Policy => Policies.ViewPolicy;

    public override string Name => "suppressions";

    public override async Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var now = Of<TimeProvider>(http).GetUtcNow().UtcDateTime;
        await rows.WriteAsync(
            RegisterHead.Of(
                "Suppressions", "all", "suppression", "rules", "user_id", "role", "department", "patient_key", "kind_of_record", "state", "in_force", "reason", "#hidden", "requested_by", "requested_at", "answered_by", "answered_at", "expires_at", "revoked_by",
                "revoked_at", "because"),
            await Of<SuppressionsQuery>(http).RunAsync(now, http.RequestAborted),
            s =>
            [
                Number(s.Row.Id), s.Row.Rules, s.UserId, s.Row.Role, s.Department, s.Patient is { } patient ? Number(patient.Key) : null, s.Row.Mark.ToString().ToLowerInvariant(), s.Row.State.ToString().ToLowerInvariant(), Flag(s.IsInForce(now)),
                s.Row.Reason, Number(s.Hits), s.Row.RequestedBy, s.Row.RequestedAt.Iso(), s.Row.AnsweredBy, s.Row.AnsweredAt?.Iso(), s.Row.ExpiresAt.Iso(), s.Row.RevokedBy, s.Row.RevokedAt?.Iso(), s.Row.Because,
            ], http.RequestAborted);
    }
}
