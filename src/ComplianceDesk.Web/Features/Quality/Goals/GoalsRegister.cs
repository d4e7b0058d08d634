using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality.Goals;

/// <summary>Goals with their figures.</summary>
internal sealed class GoalsRegister : PageRegister
{
    public override string Path => "/quality/goals/file";

    public override string Policy => Policies.ViewQuality;

    public override string Name => "goals";

    public override async Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var model = Of<GoalsPageModel>(http);
        await model.LoadAsync(http.RequestAborted);
        var lines = model.Scores.Select(s => new[]
        {
            s.Score.Info.Id, s.Score.Info.Title, Number((double?)s.Score.Value), Number((double?)s.Before?.Value), Number((double)s.Score.Info.Target), Number((double?)GoalsPageModel.Missing(s)), s.Score.Standing.ToString(),
        }).Concat(model.Measures.Select(m => new[]
        {
            m.Info.Id, m.Info.Title, Number(m.Whole.Value(m.Info.Unit)), Number(GoalsPageModel.Before(m)?.Value(m.Info.Unit)), Number((double?)m.Info.Target), Number(GoalsPageModel.Missing(m)), m.Status.ToString(),
        }));
        await rows.WriteAsync(RegisterHead.Of("Goals", "every score and measure with a target, the latest run", "id", "title", "#now", "#run_before", "#target", "#missing", "state"), lines, line => line, http.RequestAborted);
    }

    private static string? Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);
}
