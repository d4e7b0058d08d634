using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Duplicates;

/// <summary>The pairs as the file the command line writes.</summary>
internal static class DuplicateEndpoints
{
    /// <summary>Maps <c>/quality/duplicates.csv</c>.</summary>
    public static void MapDuplicates(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/quality/duplicates.csv", (DeskStore store, CancellationToken cancellationToken) =>
            Results.Stream(stream => DuplicatesCsv.WriteAsync(store, stream, cancellationToken), "text/csv; charset=utf-8", "duplicates.csv"))
            .RequireAuthorization(Policies.ViewQuality);
}
