using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.Quality.Measures;

namespace ComplianceDesk.Web.Features.Quality.Work;

/// <summary>Measures and work items as files. Every download is recorded.</summary>
public static class WorkEndpoints
{
    /// <summary>Maps the downloads.</summary>
    public static void MapWork(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/quality/measures/file.{RegisterDownload.Formats}", MeasuresAsync).RequireAuthorization(Policies.ViewQuality);
        routes.MapGet($"/quality/measures/{{id}}/records.{RegisterDownload.Formats}", RecordsAsync).RequireAuthorization(Policies.ViewQuality);
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

    private static async Task<IResult> RecordsAsync(string id, string format, HttpContext http, MeasureRecordsQuery query, Account.Trail trail)
    {
        if (MeasureCatalog.Find(id) is not { } measure)
        {
            return Results.NotFound();
        }
        var filter = MeasureRecordsAddress.Parse(id, http.Request.QueryString.Value ?? "").Filter;
        await trail.WriteAsync(http.User.Identity!.Name!, "export", $"measure:{id}", "records behind a number, patients masked", http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, $"{id}-records", async rows =>
        {
            await rows.BeginAsync(
                RegisterHead.Of(measure.Info.Title, $"{CheckWords.Kebab(filter.As.ToString())} {filter.By.ToString().ToLowerInvariant()} {filter.Key}, patients masked".Replace("  ", " ", StringComparison.Ordinal),
                    "feed", "record_id", "patient", "facility", "department", "provider", "since", "due", "done", "in_numerator", "#amount"),
                http.RequestAborted);
            await foreach (var row in query.AllAsync(filter, http.RequestAborted))
            {
                await rows.AddAsync(
                [
                    row.Feed, row.RecordId, row.Patient is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Number}") : null, row.Place.Facility, row.Place.Department, row.Place.Provider,
                    row.Since?.Iso(), row.DueAt?.Iso(), row.DoneAt?.Iso(), row.InNumerator switch { true => "yes", false => "no", null => null }, row.Amount.ToString("0.##", CultureInfo.InvariantCulture),
                ], http.RequestAborted);
            }
            await rows.EndAsync(http.RequestAborted);
        });
        return Results.Empty;
    }
}
