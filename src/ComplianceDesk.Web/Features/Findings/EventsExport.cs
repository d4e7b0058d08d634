using System.Globalization;
using System.Text;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>The events of a finding's timeline as a file: exactly the span and the events shown, streamed, patients by row id. It is written in the trail.</summary>
public static class EventsExport
{
    /// <summary>Maps the download.</summary>
    public static void MapEventsExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{FindingsPageModel.Path}/{{id:int}}/events.csv", WriteAsync).RequireAuthorization(Policies.ViewFindings);

    private static async Task WriteAsync(int id, HttpContext http, DeskStore store, Trail trail)
    {
        if (await new FindingQuery(store).RunAsync(id, http.RequestAborted) is not { } finding)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var scope = FindingTimelineModel.Scope(finding, TimelineAddress.Parse(http.Request.QueryString.Value));
        var export = new AccessExportQuery(store);
        var count = await export.CountAsync(scope, http.RequestAborted);
        await trail.WriteAsync(
            http.User.Identity?.Name ?? "unknown", "export", string.Create(CultureInfo.InvariantCulture, $"finding:{id}"),
            string.Create(CultureInfo.InvariantCulture, $"{count} events, {Time(scope.From)} to {Time(scope.To)}"), http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"finding-{id}-{count}-events.csv\"");
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(false));
        await writer.WriteAsync(CsvText.Line(
            "at", "user_id", "patient_key", "action", "outcome", "object_type", "department", "workstation", "source_ip", "source_system", "break_glass", "reason", "in_finding"));
        await foreach (var e in export.ReadAsync(scope, id, http.RequestAborted))
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
