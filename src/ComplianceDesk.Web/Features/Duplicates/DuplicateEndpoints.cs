using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceDesk.Web.Features.Duplicates;

/// <summary>The pairs with the numbers of the records, as the command line writes them, for a reason that stands in the trail.</summary>
internal static class DuplicateEndpoints
{
    /// <summary>Maps the form of <c>/quality/duplicates.csv</c> and of its workbook.</summary>
    public static void MapDuplicates(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{DuplicatesPageModel.Path}.{RegisterDownload.Formats}", RevealedAsync).RequireAuthorization(Policies.ViewQuality, Policies.RevealValues);

    // Who merges records needs their numbers. The reason comes as a form field; the antiforgery middleware checks the form.
    private static async Task<IResult> RevealedAsync(string format, [FromForm] string? reason, HttpContext http, DeskStore store, Account.Trail trail)
    {
        if (IdentityReveal.WhyNot(reason) is { } refusal)
        {
            return Results.Problem(refusal.Text, statusCode: StatusCodes.Status400BadRequest);
        }
        await trail.WriteAsync(http.User.Identity!.Name!, "reveal-values", "duplicates", $"record numbers as a file: {reason!.Trim()}", http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, "duplicates-with-numbers", rows => DuplicatesRegister.WriteAsync(store, rows, cancellationToken: http.RequestAborted));
        return Results.Empty;
    }
}
