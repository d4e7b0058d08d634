using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality.Measures;

/// <summary>Every measure of the latest run.</summary>
internal sealed class HimMeasuresRegister : PageRegister
{
    public override string Path => "/quality/measures/file";

    public override string Policy => Policies.ViewQuality;

    public override string Name => "measures";

    public override Task WriteAsync(HttpContext http, RowWriter rows) => MeasuresRegister.WriteAsync(Of<DeskStore>(http), rows, http.RequestAborted);
}
