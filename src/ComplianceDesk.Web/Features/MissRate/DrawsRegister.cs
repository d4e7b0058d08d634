using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.MissRate;

/// <summary>Every weekly draw with its reviews counted.</summary>
internal sealed class DrawsRegister : PageRegister
{
    public override string Path => MissRatePageModel.Path + "/draws";

    public override string Policy => Policies.ViewFindings;

    public override string Name => "draws";

    public override async Task WriteAsync(HttpContext http, RowWriter rows) => await rows.WriteAsync(
        RegisterHead.Of("Draws", "all", "draw", "week_of", "drawn_from", "#sessions", "#drawn", "#to_review", "#appropriate", "#missed", "#cannot_tell", "seed", "drawn_at"),
        await Of<MissRateQuery>(http).RunAsync(http.RequestAborted),
        d =>
        [
            Number(d.Id), Day(d.Monday), SampleWording.Of(d.Kind), Number(d.Population), Number(d.Drawn), Number(d.Open), Number(d.Appropriate), Number(d.Missed), Number(d.CannotTell), d.Seed, d.DrawnAt.Iso(),
        ], http.RequestAborted);
}
