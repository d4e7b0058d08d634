using ComplianceDesk.Core.Registers;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Web;

/// <summary>Registers as files to save: streamed from the store, every row of the filter, never kept by a browser or a proxy.</summary>
internal static class RegisterDownload
{
    /// <summary>The end of a route: the formats a register can be had in.</summary>
    public const string Formats = "{format:regex(^(csv|xlsx)$)}";

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
