using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Web;

/// <summary>Registers as files to save: every row of the filter, memory that does not grow with them, never kept by a browser or a proxy.</summary>
internal static class RegisterDownload
{
    /// <summary>The end of a route: the formats a register can be had in.</summary>
    public const string Formats = "{format:regex(^(csv|xlsx)$)}";

    /// <summary>Streams a register whose rows are counted beforehand.</summary>
    /// <param name="http">The request.</param>
    /// <param name="format">A format's name.</param>
    /// <param name="name">The file's name without its ending; what it holds and how many rows.</param>
    /// <param name="write">Writes the register.</param>
    public static async Task WriteAsync(HttpContext http, string format, string name, Func<RowWriter, Task> write)
    {
        Begin(http, format, name);
        await using var rows = RowWriters.Create(format, http.Response.Body);
        await write(rows);
    }

    /// <summary>
    /// Sends a register whose rows are known only once it is written: nothing leaves before it is whole, so that its name and the trail state the rows, and one that
    /// fails is an error and no short file.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="format">A format's name.</param>
    /// <param name="write">Writes the register.</param>
    /// <param name="record">Writes it down in the trail and gives the file's name without its ending.</param>
    public static async Task SendAsync(HttpContext http, string format, Func<RowWriter, Task> write, Func<RowWriter, Task<string>> record)
    {
        await using var file = ScratchFile.Create(http.RequestServices.GetRequiredService<DeskStore>());
        await using (var rows = RowWriters.Create(format, file))
        {
            await write(rows);
            Begin(http, format, await record(rows));
        }

        http.Response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static void Begin(HttpContext http, string format, string name)
    {
        http.Response.ContentType = RowWriters.MediaType(format);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
    }
}
