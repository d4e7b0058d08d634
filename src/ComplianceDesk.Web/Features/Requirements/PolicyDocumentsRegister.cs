using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>Every entry of the policy register, with what was in force on the day asked about.</summary>
internal sealed class PolicyDocumentsRegister : PageRegister
{
    public override string Path => "/requirements/policies/file";

    public override string Policy => Policies.ViewRequirements;

    public override string Name => "policies";

    public override Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var now = Of<TimeProvider>(http).GetUtcNow().UtcDateTime;
        return PoliciesRegister.WriteAsync(Of<DeskStore>(http), rows, RequirementsFilter.Day(http.Request.Query["on"]) ?? Of<Site>(http).Day(now), now, http.RequestAborted);
    }
}
