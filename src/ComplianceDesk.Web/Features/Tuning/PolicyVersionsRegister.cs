using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>Every change of every version of the policy, newest first.</summary>
internal sealed class PolicyVersionsRegister : PageRegister
{
    public override string Path => PolicyPageModel.Path + "/file";

    public override string Policy => Policies.ViewPolicy;

    public override string Name => "policy-versions";

    public override async Task WriteAsync(HttpContext http, RowWriter rows) => await rows.WriteAsync(
        RegisterHead.Of("Policy", "every change of every version", "version", "at", "who", "why", "subject", "what", "before", "after", "replayed_at", "replay"),
        (await Of<PolicyStore>(http).HistoryAsync(http.RequestAborted)).SelectMany(v => v.Changes.Select(c => (Version: v, Change: c))),
        c => [c.Version.Number.ToString(CultureInfo.InvariantCulture), c.Version.At.Iso(), c.Version.Who, c.Version.Why, c.Change.Subject, c.Change.What, c.Change.Before, c.Change.After, c.Version.Replayed?.At.Iso() ?? "", c.Version.Replayed?.Sentence ?? ""], http.RequestAborted);
}
