using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceDesk.Web.Features.Duplicates;

/// <summary>The pairs as a file, the numbers of the records masked; with them, as the command line writes it, for a reason. Every download is recorded.</summary>
internal static class DuplicateEndpoints
{
    /// <summary>Maps <c>/quality/duplicates.csv</c> and its workbook.</summary>
    public static void MapDuplicates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/quality/duplicates.{RegisterDownload.Formats}", MaskedAsync).RequireAuthorization(Policies.ViewQuality);
        routes.MapPost($"/quality/duplicates.{RegisterDownload.Formats}", RevealedAsync).RequireAuthorization(Policies.ViewQuality, Policies.RevealValues);
    }

    private static async Task MaskedAsync(string format, HttpContext http, DeskStore store, Account.Trail trail)
    {
        await trail.WriteAsync(http.User.Identity!.Name!, "export", "duplicates", "record numbers masked", http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, "duplicates", rows => DuplicatesRegister.WriteAsync(store, rows, masked: true, http.RequestAborted));
    }

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
