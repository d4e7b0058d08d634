using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Reports;

/// <summary>Reports out. Every download is recorded.</summary>
public static class ReportEndpoints
{
    /// <summary>Maps the download.</summary>
    public static void MapReports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/reports/{id:int}/file", DownloadAsync).RequireAuthorization(Policies.ViewReports);

    private static async Task<IResult> DownloadAsync(int id, HttpContext context, ReportsQuery query, ReportRegister register, Trail trail)
    {
        if (await query.FindAsync(id, context.RequestAborted) is not { } report || !File.Exists(register.PathOf(report)))
        {
            return Results.NotFound();
        }
        await trail.WriteAsync(context.User.Identity!.Name!, "report-download", string.Create(CultureInfo.InvariantCulture, $"report:{id}"), cancellationToken: context.RequestAborted);
        var type = report.Format == "pdf" ? "application/pdf" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var name = string.Create(CultureInfo.InvariantCulture, $"{report.Name}_{report.From:yyyy-MM-dd}_{report.To:yyyy-MM-dd}_{report.Id}.{report.Format}");
        return Results.File(register.PathOf(report), type, name);
    }
}
