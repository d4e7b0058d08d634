using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>The findings of a filter as a file: exactly the filter's rows, streamed, patients masked. Filter and row count go into the trail and the file's name.</summary>
public static class FindingsExport
{
    /// <summary>Maps the download.</summary>
    public static void MapFindingsExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{FindingsPageModel.Path}/export.{RegisterDownload.Formats}", WriteAsync).RequireAuthorization(Policies.ViewFindings);

    private static async Task WriteAsync(string format, HttpContext http, DeskStore store, Site site, Account.Trail trail, TimeProvider clock)
    {
        var filter = FindingFilter.Parse(http.Request.QueryString.Value);
        var who = http.User.Identity?.Name ?? "unknown";
        await using var export = await new FindingExportQuery(store).OpenAsync(filter, site.Viewer(who), http.RequestAborted);
        await trail.WriteAsync(
            who, "export", "findings", string.Create(CultureInfo.InvariantCulture, $"{export.Count} rows: {filter.Describe()}"), http.RequestAborted);
        var name = string.Create(CultureInfo.InvariantCulture, $"findings-{clock.GetUtcNow():yyyyMMdd-HHmmss}Z-{export.Count}-rows");
        await RegisterDownload.WriteAsync(http, format, name, async rows =>
        {
            await rows.BeginAsync(
                RegisterHead.Of(
                    "Findings", filter.Describe(),
                    "finding_id", "rule", "#score", "severity", "status", "user_id", "patient_key", "first_at", "last_at", "#events", "#people", "outcome", "detected_at", "due_at",
                    "assigned_to", "escalated", "reasons", "rule_versions", "policy"), http.RequestAborted);
            await foreach (var (item, reasons) in export.ReadAsync(http.RequestAborted))
            {
                await rows.AddAsync(Fields(item, reasons, site.Triage), http.RequestAborted);
            }

            await rows.EndAsync(http.RequestAborted);
        });
    }

    /// <summary>One row of the file.</summary>
    internal static string?[] Fields(FindingItem item, string reasons, TriageTargets triage) =>
    [
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
        reasons,
        RuleVersions.Words(item.Rules, item.Versions),
        item.Policies.Text,
    ];

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
