using System.Globalization;
using System.Text;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>The findings of a filter as a file: exactly the filter's rows, streamed, patients masked. Filter and row count go into the trail and the file's name.</summary>
public static class FindingsExport
{
    /// <summary>Maps the download.</summary>
    public static void MapFindingsExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{FindingsPageModel.Path}/export.csv", WriteAsync).RequireAuthorization(Policies.ViewFindings);

    private static async Task WriteAsync(HttpContext http, DeskStore store, Site site, Account.Trail trail, TimeProvider clock)
    {
        var filter = FindingFilter.Parse(http.Request.QueryString.Value);
        var who = http.User.Identity?.Name ?? "unknown";
        await using var export = await new FindingExportQuery(store).OpenAsync(filter, site.Viewer(who), http.RequestAborted);
        await trail.WriteAsync(
            who, "export", "findings", string.Create(CultureInfo.InvariantCulture, $"{export.Count} rows: {filter.Describe()}"), http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture, $"attachment; filename=\"findings-{clock.GetUtcNow():yyyyMMdd-HHmmss}Z-{export.Count}-rows.csv\"");
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(false));
        await writer.WriteAsync(CsvText.Line(
            "finding_id", "rule", "score", "severity", "status", "user_id", "patient_key", "first_at", "last_at", "events", "people", "outcome", "detected_at", "due_at",
            "assigned_to", "escalated", "reasons"));
        await foreach (var (item, reasons) in export.ReadAsync(http.RequestAborted))
        {
            await writer.WriteAsync(Line(item, reasons, site.Triage));
        }
    }

    /// <summary>One line of the file.</summary>
    internal static string Line(FindingItem item, string reasons, TriageTargets triage) => CsvText.Line(
        item.Id.ToString(CultureInfo.InvariantCulture),
        string.Join(';', item.Rules),
        item.Score.ToString(CultureInfo.InvariantCulture),
        FindingWords.Code(item.Severity),
        FindingWords.Code(item.Status),
        item.UserId,
        item.Patient?.Key.ToString(CultureInfo.InvariantCulture),
        Time(item.FirstAt),
        Time(item.LastAt),
        item.Events.ToString(CultureInfo.InvariantCulture),
        item.Users.ToString(CultureInfo.InvariantCulture),
        item.Outcome is { } outcome ? FindingWords.Code(outcome) : null,
        Time(item.DetectedAt),
        Time(triage.Due(item.Severity, item.DetectedAt)),
        item.AssignedTo,
        item.Escalated ? "true" : "false",
        reasons);

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
