using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.DeskTrail;

/// <summary>The entries of the trail that a filter takes, newest first.</summary>
internal sealed class TrailRegister : PageRegister
{
    public override string Path => TrailAddress.Path + "/file";

    public override string Policy => Policies.ViewTrail;

    public override string Name => "trail";

    public override Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var filter = TrailAddress.Parse(Query(http));
        return rows.WriteAsync(
            RegisterHead.Of("Trail", TrailAddress.Describe(filter), "at", "who", "action", "done_to", "details"), Of<TrailQuery>(http).ReadAsync(filter, Of<Site>(http).Zone, http.RequestAborted),
            t => [t.At.Iso(), t.Who, t.Action, t.Subject, t.Detail], http.RequestAborted);
    }
}
