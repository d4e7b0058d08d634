using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.AccessExplorer;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>The events of a finding's timeline or of the explorer as a file: exactly the span and the events shown, streamed, patients by row id. It is written in the trail.</summary>
public static class EventsExport
{
    /// <summary>Maps the download.</summary>
    public static void MapEventsExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{FindingsPageModel.Path}/{{id:int}}/events.{RegisterDownload.Formats}", WriteFindingAsync).RequireAuthorization(Policies.ViewFindings);
        routes.MapGet($"{ExplorerAddress.Path}/events.{RegisterDownload.Formats}", WriteExplorerAsync).RequireAuthorization(Policies.ExploreAccess);
    }

    private static async Task WriteFindingAsync(int id, string format, HttpContext http, DeskStore store, Trail trail, TimeProvider clock)
    {
        if (await new FindingQuery(store).RunAsync(id, http.RequestAborted) is { } finding)
        {
            var scope = FindingTimelineModel.Scope(finding, TimelineAddress.Parse(http.Request.QueryString.Value));
            await WriteAsync(http, format, store, trail, scope, await new FindingPins(store, clock).ListAsync(id, http.RequestAborted), id, string.Create(CultureInfo.InvariantCulture, $"finding:{id}"));
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static async Task WriteExplorerAsync(string format, HttpContext http, DeskStore store, Site site, Trail trail)
    {
        var address = ExplorerAddress.Parse(http.Request.QueryString.Value);
        if (address is { From: { } from, To: { } to } && (address.User ?? address.Patient) is { } key && to >= from && to < DateOnly.MaxValue)
        {
            await WriteAsync(http, format, store, trail, address.Scope(from, to, site.Zone), null, null,
                string.Create(CultureInfo.InvariantCulture, $"{(address.User is null ? "patient" : "user")}:{key}"));
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private static async Task WriteAsync(HttpContext http, string format, DeskStore store, Trail trail, AccessScope scope, IReadOnlyList<Pin>? pinned, int? finding, string subject)
    {
        var export = new AccessExportQuery(store);
        var count = await export.CountAsync(scope, http.RequestAborted);
        var pivots = string.Join(", ", scope.Pivots.Select(p => $"{(p.Without ? "without " : "only ")}{p}"));
        var filter = string.Create(CultureInfo.InvariantCulture, $"{Time(scope.From)} to {Time(scope.To)}{(scope is { Finding: not null, User: { } by } ? $", only user {by}" : "")}{(pivots.Length == 0 ? "" : ", ")}{pivots}");
        await trail.WriteAsync(http.User.Identity?.Name ?? "unknown", "export", subject, string.Create(CultureInfo.InvariantCulture, $"{count} events, {filter}"), http.RequestAborted);
        var name = string.Create(CultureInfo.InvariantCulture, $"{subject.Replace(':', '-')}-{count}-events");
        var pins = pinned?.ToDictionary(p => p.Access);
        await RegisterDownload.WriteAsync(http, format, name, async rows =>
        {
            await rows.BeginAsync(
                RegisterHead.Of(
                    "Events", $"{subject.Replace(':', ' ')}, {filter}",
                    [.. Columns, .. pins is null ? [] : PinColumns]),
                http.RequestAborted);
            await foreach (var e in export.ReadAsync(scope, finding, http.RequestAborted))
            {
                await rows.AddAsync(pins is null ? Fields(e) : [.. Fields(e), .. Fields(pins.GetValueOrDefault(e.Id))], http.RequestAborted);
            }

            await rows.EndAsync(http.RequestAborted);
        });
    }

    private static readonly string[] Columns =
        ["at", "user_id", "patient_key", "action", "outcome", "object_type", "department", "workstation", "source_ip", "source_system", "break_glass", "reason", "in_finding"];

    private static readonly string[] PinColumns = ["pin_note", "pin_color", "in_summary"];

    /// <summary>A pin's part of a row; empty where an event has none.</summary>
    internal static string?[] Fields(Pin? pin) =>
        pin is null ? [null, null, null] : [pin.Note, pin.Color.ToString().ToLowerInvariant(), pin.InSummary ? "true" : "false"];

    /// <summary>One row of the file.</summary>
    internal static string?[] Fields(AccessEvent e) =>
    [
        Time(e.At), e.UserId, e.Patient?.Key.ToString(CultureInfo.InvariantCulture), FindingWording.Word(e.Action), e.Outcome.ToString().ToLowerInvariant(),
        e.ObjectType, e.Department, e.Workstation, e.Address, e.System, e.BreakGlass ? "true" : "false", e.Reason, e.InFinding ? "true" : "false",
    ];

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
