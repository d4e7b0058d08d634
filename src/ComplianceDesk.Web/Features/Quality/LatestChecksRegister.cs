using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>What every check answered in the latest run.</summary>
internal sealed class LatestChecksRegister : PageRegister
{
    public override string Path => QualityPageModel.Path + "/file";

    public override string Policy => Policies.ViewQuality;

    public override string Name => "checks";

    public override Task WriteAsync(HttpContext http, RowWriter rows) => ChecksRegister.WriteAsync(Of<DeskStore>(http), rows, http.RequestAborted);
}
