using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Notices;

/// <summary>Every notice to the reader, newest first.</summary>
internal sealed class NoticesRegister : PageRegister
{
    public override string Path => "/notices/file";

    public override string Policy => Policies.SignedIn;

    public override string Name => "notices";

    public override Task WriteAsync(HttpContext http, RowWriter rows) => rows.WriteAsync(
        RegisterHead.Of("Notices", $"to {http.User.Identity!.Name}", "at", "notice", "went_wrong", "address", "put_away_at"), Of<Data.Mail.Notices>(http).ReadAsync(http.User.Identity!.Name!, http.RequestAborted),
        n => [n.At.Iso(), n.Text, Flag(n.Alarm), n.Href, n.ReadAt?.Iso()], http.RequestAborted);
}
