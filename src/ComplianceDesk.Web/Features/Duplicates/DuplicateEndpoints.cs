using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Duplicates;

/// <summary>The pairs as the file the command line writes. Every download is recorded.</summary>
internal static class DuplicateEndpoints
{
    /// <summary>Maps <c>/quality/duplicates.csv</c> and its workbook.</summary>
    public static void MapDuplicates(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/quality/duplicates.{RegisterDownload.Formats}", WriteAsync).RequireAuthorization(Policies.ViewQuality);

    private static async Task WriteAsync(string format, HttpContext http, DeskStore store, Account.Trail trail)
    {
        await trail.WriteAsync(http.User.Identity!.Name!, "export", "duplicates", cancellationToken: http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, "duplicates", rows => DuplicatesRegister.WriteAsync(store, rows, http.RequestAborted));
    }
}
