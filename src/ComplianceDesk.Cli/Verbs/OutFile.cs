using System.CommandLine;
using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Cli.Verbs;

/// <summary>The file a verb writes.</summary>
internal static class OutFile
{
    public static Option<string> Option(string description) => new("--out") { Description = description, Required = true, HelpName = "FILE" };

    /// <summary>The file a verb writes a register to.</summary>
    public static Option<string> RegisterOption() => Option("The file to write; its ending says CSV or workbook. - writes CSV to standard output.");

    /// <summary>
    /// Writes a file beside its final name first, so that a command cut off leaves no half of one. <c>-</c> writes to standard output.
    /// </summary>
    public static async Task WriteAsync(Terminal terminal, string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        if (path == "-")
        {
            await using var text = new TextStream(terminal.Out);
            await write(text);
            return;
        }

        Check(path);
        var unfinished = path + ".unfinished";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16)) await write(file);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes a register as the file's ending says and tells how many rows it has and which; on standard output it is CSV and nothing else.</summary>
    public static async Task WriteAsync(Terminal terminal, string path, Func<RowWriter, Task> write, CancellationToken cancellationToken)
    {
        var format = path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? "xlsx" : "csv";
        var said = "";
        await WriteAsync(terminal, path, async stream =>
        {
            await using var rows = RowWriters.Create(format, stream);
            await write(rows);
            said = string.Create(CultureInfo.InvariantCulture, $"{path}: {rows.Rows} {(rows.Rows == 1 ? "row" : "rows")} ({rows.Head!.Title.ToLowerInvariant()}: {rows.Head.Filter})");
        }, cancellationToken);
        if (path != "-") terminal.Out.WriteLine(said);
    }

    /// <summary>Refuses, before any work is done, a name that cannot be written to.</summary>
    public static void Check(string path)
    {
        if (Directory.Exists(path)) throw new Refusal($"{path} is a folder; expected the name of a file to write.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) throw new Refusal($"There is no folder {folder} to write {Path.GetFileName(path)} to.");
    }
}
