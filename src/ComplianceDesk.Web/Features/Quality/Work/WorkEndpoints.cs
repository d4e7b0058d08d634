using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality.Work;

/// <summary>Measures and work items as files. Every download is recorded.</summary>
public static class WorkEndpoints
{
    /// <summary>Maps the downloads.</summary>
    public static void MapWork(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/quality/measures/file.{RegisterDownload.Formats}", MeasuresAsync).RequireAuthorization(Policies.ViewQuality);
        routes.MapGet($"/quality/work/file.{RegisterDownload.Formats}", WorkAsync).RequireAuthorization(Policies.ViewQuality);
    }

    private static async Task MeasuresAsync(string format, HttpContext http, DeskStore store, Account.Trail trail)
    {
        await trail.WriteAsync(http.User.Identity!.Name!, "export", "measures", cancellationToken: http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, "measures", rows => MeasuresRegister.WriteAsync(store, rows, http.RequestAborted));
    }

    private static async Task WorkAsync(string format, HttpContext http, DeskStore store, TimeProvider clock, Account.Trail trail)
    {
        var filter = WorkAddress.Parse(http.Request.QueryString.Value ?? "").Filter;
        await trail.WriteAsync(http.User.Identity!.Name!, "export", "work-items", cancellationToken: http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, "work-items", rows => WorkItemsRegister.WriteAsync(store, rows, clock, filter, http.RequestAborted));
    }
}
