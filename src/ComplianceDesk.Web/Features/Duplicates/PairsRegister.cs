using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Duplicates;

/// <summary>The pairs, the numbers of the records masked.</summary>
internal sealed class PairsRegister : PageRegister
{
    public override string Path => DuplicatesPageModel.Path;

    public override string Policy => Policies.ViewQuality;

    public override string Name => "duplicates";

    public override Task WriteAsync(HttpContext http, RowWriter rows) => DuplicatesRegister.WriteAsync(Of<DeskStore>(http), rows, masked: true, http.RequestAborted);
}
