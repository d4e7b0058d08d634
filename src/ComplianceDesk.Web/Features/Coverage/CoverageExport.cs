using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Coverage;

/// <summary>The counts of the coverage page, and the sessions behind a number, as files: exactly the filter's, patients by row id. Who took what is written in the trail.</summary>
public static class CoverageExport
{
    /// <summary>Maps the downloads.</summary>
    public static void MapCoverageExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{CoveragePageModel.Path}/counts.csv", WriteCountsAsync).RequireAuthorization(Policies.ViewCoverage);
        routes.MapGet($"{CoverageSessionsPageModel.Path}.csv", WriteSessionsAsync).RequireAuthorization(Policies.ViewCoverage);
    }

    private static async Task WriteCountsAsync(HttpContext http, CoverageOfReasonsQuery query, Account.Trail trail)
    {
        var filter = ReasonFilter.Parse(http.Request.QueryString.Value) with { Explained = null, Reason = null, Missing = null };
        var lines = await query.LinesAsync(filter, http.RequestAborted);
        await using var writer = await BeginAsync(http, trail, "coverage", filter, lines.Count);
        await writer.WriteAsync(CsvText.Line("week", "department_id", "explanation", "missing", "access", "sessions", "accesses"));
        foreach (var line in lines)
        {
            await writer.WriteAsync(CsvText.Line(
                Day(line.Monday), line.Department, line.Reason, Cause(line.Missing), line.First ? "first" : "repeat", Number(line.Sessions), Number(line.Accesses)));
        }
    }

    private static async Task WriteSessionsAsync(HttpContext http, ReasonSessionsQuery query, Account.Trail trail)
    {
        var filter = ReasonFilter.Parse(http.Request.QueryString.Value);
        var count = (await query.RunAsync(filter, cancellationToken: http.RequestAborted)).Sessions;
        await using var writer = await BeginAsync(http, trail, "coverage-sessions", filter, count);
        await writer.WriteAsync(CsvText.Line("day", "user_id", "department", "patient_key", "accesses", "first_at", "last_at", "access", "explanation", "missing"));
        await foreach (var s in query.ReadAsync(filter, http.RequestAborted))
        {
            await writer.WriteAsync(CsvText.Line(
                Day(SiteDays.Date(s.Day)), s.UserId, s.Department, Number(s.Patient.Key), Number(s.Events), Time(s.FirstAt), Time(s.LastAt), s.First ? "first" : "repeat", s.Explanation, Cause(s.Missing)));
        }
    }

    private static async Task<StreamWriter> BeginAsync(HttpContext http, Account.Trail trail, string what, ReasonFilter filter, long rows)
    {
        await trail.WriteAsync(http.User.Identity?.Name ?? "unknown", "export", what, string.Create(CultureInfo.InvariantCulture, $"{rows} rows: {filter.Describe()}"), http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{what}-{rows}-rows.csv\"");
        return new StreamWriter(http.Response.Body, new UTF8Encoding(false));
    }

    private static string? Cause(MissingReason missing) => missing == MissingReason.None ? null : ReasonFilter.Code(missing);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
