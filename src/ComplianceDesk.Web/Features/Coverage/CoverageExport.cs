using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Coverage;

/// <summary>The counts of the coverage page, and the sessions behind a number, as files: exactly the filter's, patients by row id. Who took what is written in the trail.</summary>
public static class CoverageExport
{
    /// <summary>Maps the downloads.</summary>
    public static void MapCoverageExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{CoveragePageModel.Path}/counts.{RegisterDownload.Formats}", WriteCountsAsync).RequireAuthorization(Policies.ViewCoverage);
        routes.MapGet($"{CoverageSessionsPageModel.Path}.{RegisterDownload.Formats}", WriteSessionsAsync).RequireAuthorization(Policies.ViewCoverage);
    }

    private static async Task WriteCountsAsync(string format, HttpContext http, CoverageOfReasonsQuery query, Account.Trail trail)
    {
        var filter = ReasonFilter.Parse(http.Request.QueryString.Value) with { Explained = null, Reason = null, Missing = null };
        var lines = await query.LinesAsync(filter, http.RequestAborted);
        var columns = RegisterHead.Of("Coverage", filter.Describe(), "week", "department_id", "explanation", "missing", "access", "#sessions", "#accesses");
        await WriteAsync(http, format, trail, "coverage", columns, lines.Count, async rows =>
        {
            foreach (var line in lines)
            {
                await rows.AddAsync(
                    [Day(line.Monday), line.Department, line.Reason, Cause(line.Missing), line.First ? "first" : "repeat", Number(line.Sessions), Number(line.Accesses)], http.RequestAborted);
            }
        });
    }

    private static async Task WriteSessionsAsync(string format, HttpContext http, ReasonSessionsQuery query, Account.Trail trail)
    {
        var filter = ReasonFilter.Parse(http.Request.QueryString.Value);
        var count = (await query.RunAsync(filter, cancellationToken: http.RequestAborted)).Sessions;
        var columns = RegisterHead.Of(
            "Sessions", filter.Describe(), "day", "user_id", "department", "patient_key", "#accesses", "first_at", "last_at", "access", "explanation", "missing");
        await WriteAsync(http, format, trail, "coverage-sessions", columns, count, async rows =>
        {
            await foreach (var s in query.ReadAsync(filter, http.RequestAborted))
            {
                await rows.AddAsync(
                    [Day(SiteDays.Date(s.Day)), s.UserId, s.Department, Number(s.Patient.Key), Number(s.Events), Time(s.FirstAt), Time(s.LastAt), s.First ? "first" : "repeat", s.Explanation, Cause(s.Missing)],
                    http.RequestAborted);
            }
        });
    }

    private static async Task WriteAsync(HttpContext http, string format, Account.Trail trail, string what, RegisterHead head, long count, Func<RowWriter, Task> write)
    {
        await trail.WriteAsync(http.User.Identity?.Name ?? "unknown", "export", what, string.Create(CultureInfo.InvariantCulture, $"{count} rows: {head.Filter}"), http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, string.Create(CultureInfo.InvariantCulture, $"{what}-{count}-rows"), async rows =>
        {
            await rows.BeginAsync(head, http.RequestAborted);
            await write(rows);
            await rows.EndAsync(http.RequestAborted);
        });
    }

    private static string? Cause(MissingReason missing) => missing == MissingReason.None ? null : ReasonFilter.Code(missing);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
