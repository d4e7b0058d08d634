using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality.Limits;

/// <summary>Every limit in force, with its bounds and who set it.</summary>
internal sealed class LimitsInForceRegister : PageRegister
{
    public override string Path => LimitsPageModel.Path + "/file";

    public override string Policy => Policies.ViewQuality;

    public override string Name => "limits";

    public override Task WriteAsync(HttpContext http, RowWriter rows) => LimitsRegister.WriteAsync(Of<DeskStore>(http), rows, http.RequestAborted);
}
