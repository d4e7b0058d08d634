using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>The rows behind a figure of a requirement.</summary>
internal sealed class RowsBehindRegister : PageRegister
{
    public override string Path => "/requirements/rows/{run:int}/{metric:regex(^[a-z0-9-]+$)}";

    public override string Policy => Policies.ViewRequirementRows;

    public override string Name => "requirement-rows";

    public override Task WriteAsync(HttpContext http, RowWriter rows) => MetricRowsRegister.WriteAsync(
        Of<DeskStore>(http), rows, int.Parse((string)http.GetRouteValue("run")!, CultureInfo.InvariantCulture), (string)http.GetRouteValue("metric")!, http.Request.Query["record"], http.RequestAborted);

    /// <summary>Address of the rows behind a figure as a file.</summary>
    public static string Href(MetricRows rows, string format) => Address.Of(string.Create(CultureInfo.InvariantCulture, $"/requirements/rows/{rows.Run}/{rows.Metric}.{format}"), ("record", rows.Key));
}
