using ComplianceDesk.Core.Registers;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Admin;

/// <summary>The accounts of the desk.</summary>
internal sealed class AccountsRegister : PageRegister
{
    public override string Path => "/admin/users/file";

    public override string Policy => Policies.ManageUsers;

    public override string Name => "accounts";

    public override async Task WriteAsync(HttpContext http, RowWriter rows) => await rows.WriteAsync(
        RegisterHead.Of("Accounts", "all", "name", "shown", "roles", "workforce_id", "address", "state"), await Of<Accounts>(http).ListAsync(),
        a => [a.Name, a.Shown, string.Join("; ", a.Roles), a.LinkedTo ?? a.SameId, a.Address, a.Locked ? "locked" : "active"], http.RequestAborted);
}
