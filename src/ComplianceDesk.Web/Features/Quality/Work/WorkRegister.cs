using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality.Work;

/// <summary>The work items of a filter.</summary>
internal sealed class WorkRegister : PageRegister
{
    public override string Path => WorkAddress.Path + "/file";

    public override string Policy => Policies.ViewQuality;

    public override string Name => "work-items";

    public override Task WriteAsync(HttpContext http, RowWriter rows) =>
        WorkItemsRegister.WriteAsync(Of<DeskStore>(http), rows, Of<TimeProvider>(http), WorkAddress.Parse(Query(http)).Filter, http.RequestAborted);
}
