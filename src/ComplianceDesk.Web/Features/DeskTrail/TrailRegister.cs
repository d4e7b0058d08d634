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

    public override async Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var (filter, query) = (TrailAddress.Parse(Query(http)), Of<TrailQuery>(http));
        // This export is an entry itself, written after the entries were counted.
        var upTo = (long)(http.Items[this] ??= await query.NewestAsync(http.RequestAborted));
        await rows.WriteAsync(
            RegisterHead.Of("Trail", TrailAddress.Describe(filter), "at", "who", "action", "done_to", "details"), query.ReadAsync(filter, Of<Site>(http).Zone, upTo, http.RequestAborted),
            t => [t.At.Iso(), t.Who, t.Action, t.Subject, t.Detail], http.RequestAborted);
    }
}
