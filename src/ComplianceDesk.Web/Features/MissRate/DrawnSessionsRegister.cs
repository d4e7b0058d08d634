using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.MissRate;

/// <summary>The sessions of one draw, patients by row id.</summary>
internal sealed class DrawnSessionsRegister : PageRegister
{
    public override string Path => MissRatePageModel.Path + "/file";

    public override string Policy => Policies.ViewFindings;

    public override string Name => "drawn-sessions";

    public override async Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var page = Of<MissRatePageModel>(http);
        await page.LoadAsync(Query(http), http.RequestAborted);
        await rows.WriteAsync(
            RegisterHead.Of(
                "Drawn sessions", page.Draw is { } draw ? $"week of {Day(draw.Monday)}, {SampleWording.Of(draw.Kind).ToLowerInvariant()}" : "no draw yet", "session", "day", "user_id", "role", "department", "patient_key", "#accesses", "explanation", "review", "reviewed_by",
                "reviewed_at", "note", "finding_id"),
            page.Items,
            s =>
            [
                Number(s.Id), Day(s.Day), s.UserId, s.Role, s.Department, Number(s.Patient.Key), Number(s.Events), s.Explanation, SampleWording.Of(s.Outcome), s.Review?.ReviewedBy, s.Review?.ReviewedAt.Iso(), s.Review?.Note,
                s.Finding is { } finding ? Number(finding) : null,
            ], http.RequestAborted);
    }
}
