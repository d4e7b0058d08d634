using System.Globalization;
using System.Text;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.AccessExplorer;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>The events of a finding's timeline or of the explorer as a file: exactly the span and the events shown, streamed, patients by row id. It is written in the trail.</summary>
public static class EventsExport
{
    /// <summary>Maps the download.</summary>
    public static void MapEventsExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{FindingsPageModel.Path}/{{id:int}}/events.csv", WriteFindingAsync).RequireAuthorization(Policies.ViewFindings);
        routes.MapGet($"{ExplorerAddress.Path}/events.csv", WriteExplorerAsync).RequireAuthorization(Policies.ExploreAccess);
    }

    private static async Task WriteFindingAsync(int id, HttpContext http, DeskStore store, Trail trail)
    {
        if (await new FindingQuery(store).RunAsync(id, http.RequestAborted) is { } finding)
        {
            var scope = FindingTimelineModel.Scope(finding, TimelineAddress.Parse(http.Request.QueryString.Value));
            await WriteAsync(http, store, trail, scope, id, string.Create(CultureInfo.InvariantCulture, $"finding:{id}"));
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static async Task WriteExplorerAsync(HttpContext http, DeskStore store, Site site, Trail trail)
    {
        var address = ExplorerAddress.Parse(http.Request.QueryString.Value);
        if (address is { From: { } from, To: { } to } && (address.User ?? address.Patient) is { } key && to >= from && to < DateOnly.MaxValue)
        {
            await WriteAsync(http, store, trail, address.Scope(from, to, site.Zone), null,
                string.Create(CultureInfo.InvariantCulture, $"{(address.User is null ? "patient" : "user")}:{key}"));
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private static async Task WriteAsync(HttpContext http, DeskStore store, Trail trail, AccessScope scope, int? finding, string subject)
    {
        var export = new AccessExportQuery(store);
        var count = await export.CountAsync(scope, http.RequestAborted);
        var pivots = string.Join(", ", scope.Pivots.Select(p => $"{(p.Without ? "without " : "only ")}{p}"));
        await trail.WriteAsync(
            http.User.Identity?.Name ?? "unknown", "export", subject,
            string.Create(CultureInfo.InvariantCulture, $"{count} events, {Time(scope.From)} to {Time(scope.To)}{(pivots.Length == 0 ? "" : ", ")}{pivots}"), http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture, $"attachment; filename=\"{subject.Replace(':', '-')}-{count}-events.csv\"");
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(false));
        await writer.WriteAsync(CsvText.Line(
            "at", "user_id", "patient_key", "action", "outcome", "object_type", "department", "workstation", "source_ip", "source_system", "break_glass", "reason", "in_finding"));
        await foreach (var e in export.ReadAsync(scope, finding, http.RequestAborted))
        {
            await writer.WriteAsync(Line(e));
        }
    }

    /// <summary>One line of the file.</summary>
    internal static string Line(AccessEvent e) => CsvText.Line(
        Time(e.At), e.UserId, e.Patient?.Key.ToString(CultureInfo.InvariantCulture), FindingWording.Word(e.Action), e.Outcome.ToString().ToLowerInvariant(),
        e.ObjectType, e.Department, e.Workstation, e.Address, e.System, e.BreakGlass ? "true" : "false", e.Reason, e.InFinding ? "true" : "false");

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
