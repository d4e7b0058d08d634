using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>The records that failed a check as a file: all of the latest run, streamed. Values stay masked, as on the page; the command line writes them.</summary>
public static class FailuresExport
{
    private const int ReadAtOnce = 5_000;

    /// <summary>Maps the download.</summary>
    public static void MapFailuresExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/quality/checks/{{code}}/failures.{RegisterDownload.Formats}", WriteAsync).RequireAuthorization(Policies.ViewQuality);

    private static async Task WriteAsync(string code, string format, HttpContext http, DeskStore store, Account.Trail trail)
    {
        if (CheckCatalog.Find(code) is not { } check)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var query = new CheckFailuresQuery(store) { Size = ReadAtOnce };
        var page = await query.RunAsync(code, cancellationToken: http.RequestAborted);
        await trail.WriteAsync(http.User.Identity?.Name ?? "unknown", "export", $"check:{code}", string.Create(CultureInfo.InvariantCulture, $"{page.Total} records, values masked"), http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, string.Create(CultureInfo.InvariantCulture, $"{code}-{page.Total}-failures"), async rows =>
        {
            await rows.BeginAsync(RegisterHead.Of("Records that failed a check", $"{code} {check.Info.Title}, the latest run, values masked", "check_id", "feed", "record_id", "column", "found", "expected"), http.RequestAborted);
            while (true)
            {
                foreach (var failure in page.Failures)
                {
                    await rows.AddAsync([code, failure.Feed, failure.RecordId, failure.Columns, failure.IsAbsent ? "no value" : "masked", failure.Expected], http.RequestAborted);
                }

                if (page.Next is not { } next)
                {
                    break;
                }

                page = await query.RunAsync(code, next, cancellationToken: http.RequestAborted);
            }

            await rows.EndAsync(http.RequestAborted);
        });
    }
}
