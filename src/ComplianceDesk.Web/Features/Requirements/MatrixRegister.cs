using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>The requirements that the matrix shows.</summary>
internal sealed class MatrixRegister : PageRegister
{
    public override string Path => "/requirements/file";

    public override string Policy => Policies.ViewRequirements;

    public override string Name => "requirements";

    public override Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var filter = RequirementsFilter.Parse(Query(http));
        var moment = RequirementsPageModel.Moment(filter.AsOf, Of<Site>(http), Of<TimeProvider>(http));
        return Data.Requirements.RequirementsRegister.WriteAsync(Of<DeskStore>(http), rows, moment, filter.Describe(), filter.Takes, http.RequestAborted);
    }
}
