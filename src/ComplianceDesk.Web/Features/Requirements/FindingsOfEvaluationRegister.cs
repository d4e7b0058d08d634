using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>The findings of the evaluation that the page shows.</summary>
internal sealed class FindingsOfEvaluationRegister : PageRegister
{
    public override string Path => "/requirements/findings/file";

    public override string Policy => Policies.ViewRequirements;

    public override string Name => "evaluation-findings";

    public override async Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var page = Of<EvaluationFindingsPageModel>(http);
        await page.LoadAsync(Query(http), http.RequestAborted);
        await EvaluationFindingsRegister.WriteAsync(page.Findings!, page.Shown, EvaluationFindingsPageModel.Text(page.Only), rows, http.RequestAborted);
    }
}
