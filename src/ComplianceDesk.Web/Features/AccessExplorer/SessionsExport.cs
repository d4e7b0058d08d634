using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.AccessExplorer;

/// <summary>The sessions of a person or of a record as a file: every one of the days and the filter shown, streamed, patients by row id. It is written in the trail.</summary>
public static class SessionsExport
{
    private const int ReadAtOnce = 2_000;

    /// <summary>Maps the download.</summary>
    public static void MapSessionsExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{ExplorerAddress.Path}/sessions.{RegisterDownload.Formats}", WriteAsync).RequireAuthorization(Policies.ExploreAccess);

    private static async Task WriteAsync(string format, HttpContext http, DeskStore store, Site site, Account.Trail trail)
    {
        var address = ExplorerAddress.Parse(http.Request.QueryString.Value);
        if (address is not { From: { } from, To: { } to } || (address.User ?? address.Patient) is not { } key || to < from)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var subject = string.Create(CultureInfo.InvariantCulture, $"{(address.User is null ? "patient" : "user")}:{key}");
        var filter = string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}{string.Concat(address.SessionChips.Select(c => $", {c.Label.ToLowerInvariant()}"))}");
        var scope = new SessionScope(address.User, address.User is null ? address.Patient : null, SiteDays.Number(from), SiteDays.Number(to));
        await RegisterDownload.SendAsync(http, format, WriteAsync, async rows =>
        {
            await trail.WriteAsync(http.User.Identity?.Name ?? "unknown", "export", subject, string.Create(CultureInfo.InvariantCulture, $"{rows.Rows} sessions, {filter}"), http.RequestAborted);
            return string.Create(CultureInfo.InvariantCulture, $"{subject.Replace(':', '-')}-{rows.Rows}-sessions");
        });

        async Task WriteAsync(RowWriter rows)
        {
            await rows.BeginAsync(
                RegisterHead.Of(
                    "Sessions", $"{subject.Replace(':', ' ')}, {filter}",
                    "day", "user_id", "role", "department", "patient_key", "#events", "first_at", "last_at", "first_time", "reason", "finding_id"), http.RequestAborted);
            var query = new AccessSessionsQuery(store) { Size = ReadAtOnce };
            SessionCursor? cursor = null;
            do
            {
                var page = await query.RunAsync(scope, address.Filter(site.Zone), cursor, http.RequestAborted);
                foreach (var session in page.Items)
                {
                    await rows.AddAsync(Fields(session), http.RequestAborted);
                }

                cursor = page.Later;
            }
            while (cursor is not null);
            await rows.EndAsync(http.RequestAborted);
        }
    }

    /// <summary>One row of the file.</summary>
    internal static string?[] Fields(AccessSession s) =>
    [
        SiteDays.Date(s.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), s.UserId, s.Role, s.Department, s.Patient.Key.ToString(CultureInfo.InvariantCulture),
        s.Events.ToString(CultureInfo.InvariantCulture), Time(s.FirstAt), Time(s.LastAt), s.First ? "true" : "false", s.Explanation, s.Finding?.ToString(CultureInfo.InvariantCulture),
    ];

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
