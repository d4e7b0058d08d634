using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Web;

/// <summary>Registers as files to save: streamed from the store, every row of the filter, never kept by a browser or a proxy.</summary>
internal static class RegisterDownload
{
    /// <summary>The end of a route: the formats a register can be had in.</summary>
    public const string Formats = "{format:regex(^(csv|xlsx)$)}";

    /// <summary>Maps a register: counted first, so that its name and the trail state the rows and the filter, then streamed.</summary>
    /// <param name="routes">The desk's addresses.</param>
    /// <param name="path">Its address without the ending.</param>
    /// <param name="policy">Who may have it.</param>
    /// <param name="name">What it is called in the trail and as a file.</param>
    /// <param name="write">Writes the register that a request asks for.</param>
    public static void MapRegister(this IEndpointRouteBuilder routes, string path, string policy, string name, Func<HttpContext, RowWriter, Task> write) =>
        routes.MapGet($"{path}.{Formats}", async (string format, HttpContext http, Account.Trail trail, TimeProvider clock) =>
        {
            await using var counted = new RowCounter();
            await write(http, counted);
            await trail.WriteAsync(http.User.Identity!.Name!, "export", name, string.Create(CultureInfo.InvariantCulture, $"{counted.Rows} rows: {counted.Head!.Filter}"), http.RequestAborted);
            await WriteAsync(http, format, string.Create(CultureInfo.InvariantCulture, $"{name}-{clock.GetUtcNow():yyyyMMdd-HHmmss}Z-{counted.Rows}-rows"), rows => write(http, rows));
        }).RequireAuthorization(policy);

    /// <summary>A service of the request.</summary>
    public static T Of<T>(this HttpContext http)
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>Writes the answer.</summary>
    /// <param name="http">The request.</param>
    /// <param name="format">A format's name.</param>
    /// <param name="name">The file's name without its ending; what it holds and how many rows.</param>
    /// <param name="write">Writes the register.</param>
    public static async Task WriteAsync(HttpContext http, string format, string name, Func<RowWriter, Task> write)
    {
        http.Response.ContentType = RowWriters.MediaType(format);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
        await using var rows = RowWriters.Create(format, http.Response.Body);
        await write(rows);
    }
}
