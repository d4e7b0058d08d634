using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceDesk.Web.Features.Reports;

/// <summary>Reports out. Every download is recorded.</summary>
public static class ReportEndpoints
{
    /// <summary>Maps the download.</summary>
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{id:int}/file", DownloadAsync).RequireAuthorization(Policies.ViewReports);
        routes.MapPost("/reports/{id:int}/keys", KeysAsync).RequireAuthorization(Policies.ViewReports);
    }

    private static async Task<IResult> DownloadAsync(int id, HttpContext context, ReportsQuery query, ReportRegister register, Trail trail)
    {
        if (await query.FindAsync(id, context.RequestAborted) is not { } report || !ReportRights.Of(context.User).MayRead(report) || !File.Exists(register.PathOf(report)))
        {
            return Results.NotFound();
        }
        await trail.WriteAsync(context.User.Identity!.Name!, "report-download", string.Create(CultureInfo.InvariantCulture, $"report:{id}"), cancellationToken: context.RequestAborted);
        var type = report.Format == "pdf" ? "application/pdf" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var name = string.Create(CultureInfo.InvariantCulture, $"{report.Name}_{report.From:yyyy-MM-dd}_{report.To:yyyy-MM-dd}_{report.Id}.{report.Format}");
        return Results.File(register.PathOf(report), type, name);
    }

    // The reason comes as a form field, so that it stands in no address; the antiforgery middleware checks the form.
    private static async Task<IResult> KeysAsync(int id, [FromForm] string? reason, HttpContext context, ReportsQuery query, KeyList keys)
    {
        if (await query.FindAsync(id, context.RequestAborted) is not { } report || ReportCatalog.Find(report.Name) is not { } kind || !ReportRights.Of(context.User).MayIdentify(kind.Info) || !keys.Has(report))
        {
            return Results.NotFound();
        }
        if (IdentityReveal.WhyNot(reason) is { } refusal)
        {
            return Results.Problem(refusal.Text, statusCode: StatusCodes.Status400BadRequest);
        }
        var csv = await keys.RevealAsync(report, context.User.Identity!.Name!, reason, context.RequestAborted);
        return Results.File(Encoding.UTF8.GetBytes(csv), "text/csv", string.Create(CultureInfo.InvariantCulture, $"key-list_{id}.csv"));
    }
}
