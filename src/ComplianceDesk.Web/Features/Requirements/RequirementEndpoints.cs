using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>The matrix as a file, and the files behind statements and policies. Every download is recorded.</summary>
public static class RequirementEndpoints
{
    /// <summary>Maps the downloads.</summary>
    public static void MapRequirements(this IEndpointRouteBuilder routes)
    {
        routes.MapRegister("/requirements/file", Policies.ViewRequirements, "requirements", MatrixAsync);
        routes.MapRegister("/requirements/findings/file", Policies.ViewRequirements, "evaluation-findings", FindingsAsync);
        routes.MapRegister("/requirements/policies/file", Policies.ViewRequirements, "policies", PoliciesAsync);
        routes.MapRegister("/requirements/rows/{run:int}/{metric:regex(^[a-z0-9-]+$)}", Policies.ViewRequirementRows, "requirement-rows", RowsAsync);
        routes.MapGet("/requirements/files/{sha256:regex(^[0-9a-f]{{64}}$)}", DownloadAsync).RequireAuthorization(Policies.ViewRequirements);
    }

    /// <summary>Address of the rows behind a figure as a file.</summary>
    internal static string RowsHref(MetricRows rows, string format) => Address.Of(string.Create(CultureInfo.InvariantCulture, $"/requirements/rows/{rows.Run}/{rows.Metric}.{format}"), ("record", rows.Key));

    private static Task MatrixAsync(HttpContext context, RowWriter rows)
    {
        var filter = RequirementsFilter.Parse(context.Request.QueryString.Value ?? "");
        var moment = RequirementsPageModel.Moment(filter.AsOf, context.Of<Site>(), context.Of<TimeProvider>());
        return RequirementsRegister.WriteAsync(context.Of<DeskStore>(), rows, moment, filter.Describe(), filter.Takes, context.RequestAborted);
    }

    private static async Task FindingsAsync(HttpContext context, RowWriter rows)
    {
        var page = context.Of<EvaluationFindingsPageModel>();
        await page.LoadAsync(context.Request.QueryString.Value ?? "", context.RequestAborted);
        await EvaluationFindingsRegister.WriteAsync(page.Findings!, page.Shown, EvaluationFindingsPageModel.Text(page.Only), rows, context.RequestAborted);
    }

    private static Task PoliciesAsync(HttpContext context, RowWriter rows)
    {
        var now = context.Of<TimeProvider>().GetUtcNow().UtcDateTime;
        return PoliciesRegister.WriteAsync(context.Of<DeskStore>(), rows, RequirementsFilter.Day(context.Request.Query["on"]) ?? context.Of<Site>().Day(now), now, context.RequestAborted);
    }

    private static async Task RowsAsync(HttpContext context, RowWriter rows)
    {
        var (run, metric) = (int.Parse((string)context.GetRouteValue("run")!, CultureInfo.InvariantCulture), (string)context.GetRouteValue("metric")!);
        string? key = context.Request.Query["record"];
        await MetricRowsRegister.WriteAsync(context.Of<DeskStore>(), rows, run, metric, key, context.RequestAborted);
    }

    private static async Task<IResult> DownloadAsync(string sha256, HttpContext context, RequirementReview review, Trail trail)
    {
        if (await review.OpenAsync(sha256, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        await trail.WriteAsync(context.User.Identity!.Name!, "download", $"file:{sha256}", cancellationToken: context.RequestAborted);
        // Whatever a person attached is handed out as bytes to save, never as something a browser shows.
        return Results.File(file.Content, "application/octet-stream", Path.GetFileName(file.Name));
    }
}
