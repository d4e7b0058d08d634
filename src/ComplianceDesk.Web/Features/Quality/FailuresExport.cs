using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>
/// The records that failed a check, or what stands against another part of a score, as a file: all of the latest run, streamed. Values and numbers of
/// patients are masked as on the page, unless a reason is given by who may see them.
/// </summary>
public static class FailuresExport
{
    private const int ReadAtOnce = 5_000;

    /// <summary>Maps the downloads.</summary>
    public static void MapFailuresExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/quality/checks/{{code}}/failures.{RegisterDownload.Formats}", MaskedAsync).RequireAuthorization(Policies.ViewQuality);
        routes.MapPost($"/quality/checks/{{code}}/failures.{RegisterDownload.Formats}", RevealedAsync).RequireAuthorization(Policies.ViewQuality, Policies.RevealValues);
        routes.MapGet($"/quality/parts/{{id}}/rows.{RegisterDownload.Formats}", PartAsync).RequireAuthorization(Policies.ViewQuality);
    }

    private static Task<IResult> MaskedAsync(string code, string format, HttpContext http, DeskStore store, Account.Trail trail) =>
        CheckCatalog.Find(code) is { } check ? WriteAsync(check.Info.Code, check.Info.Title, format, null, http, store, trail) : Task.FromResult(Results.NotFound());

    // The reason comes as a form field, so that it stands in no address; the antiforgery middleware checks the form.
    private static async Task<IResult> RevealedAsync(string code, string format, [FromForm] string? reason, HttpContext http, DeskStore store, Account.Trail trail)
    {
        if (CheckCatalog.Find(code) is not { } check)
        {
            return Results.NotFound();
        }
        return IdentityReveal.WhyNot(reason) is { } refusal ? Results.Problem(refusal.Text, statusCode: StatusCodes.Status400BadRequest)
            : await WriteAsync(check.Info.Code, check.Info.Title, format, reason!.Trim(), http, store, trail);
    }

    private static Task<IResult> PartAsync(string id, string format, HttpContext http, DeskStore store, Account.Trail trail) =>
        MeasuredParts.Find(id) is { } part ? WriteAsync(part.Id, part.Title, format, null, http, store, trail) : Task.FromResult(Results.NotFound());

    private static async Task<IResult> WriteAsync(string code, string title, string format, string? reason, HttpContext http, DeskStore store, Account.Trail trail)
    {
        var (isCheck, reveal) = (CheckCatalog.Find(code) is not null, reason is not null);
        var query = new CheckFailuresQuery(store) { Size = ReadAtOnce };
        var page = await query.RunAsync(code, reveal: reveal, cancellationToken: http.RequestAborted);
        var masked = isCheck && !reveal ? ", values and numbers of patients masked" : "";
        await trail.WriteAsync(
            http.User.Identity?.Name ?? "unknown", reveal ? "reveal-values" : "export", isCheck ? $"check:{code}" : $"part:{code}",
            string.Create(CultureInfo.InvariantCulture, $"{page.Total} rows{masked}{(reveal ? $" as a file: {reason}" : "")}"), http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, string.Create(CultureInfo.InvariantCulture, $"{code}-{page.Total}-{(isCheck ? "failures" : "rows")}"), async rows =>
        {
            await rows.BeginAsync(RegisterHead.Of(isCheck ? "Records that failed a check" : "What stands against a part of a score", $"{code} {title}, the latest run{masked}", isCheck ? "check_id" : "part_id", "feed", "record_id", "column", "found", "expected"), http.RequestAborted);
            while (true)
            {
                foreach (var failure in page.Failures)
                {
                    await rows.AddAsync([code, failure.Feed, failure.RecordId, failure.Columns, failure.IsAbsent ? (isCheck ? "no value" : null) : failure.Found ?? "masked", failure.Expected], http.RequestAborted);
                }

                if (page.Next is not { } next)
                {
                    break;
                }

                page = await query.RunAsync(code, next, reveal, cancellationToken: http.RequestAborted);
            }

            await rows.EndAsync(http.RequestAborted);
        });
        return Results.Empty;
    }
}
