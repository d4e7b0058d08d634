using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>The rules of access with what came of them.</summary>
internal sealed class RulesRegister : PageRegister
{
    public override string Path => RulesPageModel.Path + "/file";

    public override string Policy => Policies.ViewPolicy;

    public override string Name => "rules";

    public override async Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var page = Of<RulesPageModel>(http);
        await page.LoadAsync(Query(http), http.RequestAborted);
        await rows.WriteAsync(
            RegisterHead.Of(
                "Rules", string.Create(CultureInfo.InvariantCulture, $"all, policy version {page.Policy.Version}"), "rule", "#version", "title", "severity", "citation", "definition", "needs", "tests", "latest_judgement", "#findings", "#open", "#explained_away", "#confirmed",
                "#false_positive", "#held_back_too_few_points", "#held_back_no_points", "#held_back_allowed", "#median_minutes"),
            page.Rules,
            rule =>
            {
                var (y, held) = (page.YieldOf(rule.Info.Id), page.HeldBackOf(rule.Info.Id));
                return
                [
                    rule.Info.Id, Number(rule.Info.Version), rule.Info.Title, rule.Info.Severity.ToString().ToLowerInvariant(), rule.Info.Citation, rule.Info.DefinitionIn(page.Policy), RuleText.Needs(rule.Info.Needs), RuleText.Tests(rule), page.StateOf(rule.Info), Number(y.Findings), Number(y.Open), Number(y.ExplainedAway),
                    Number(y.Confirmed), Number(y.FalsePositives), Number(held.TooFew), Number(held.Nothing), Number(held.Allowed), y.MedianMinutes?.ToString("0.#", CultureInfo.InvariantCulture),
                ];
            }, http.RequestAborted);
    }
}
