using System.CommandLine;

namespace ComplianceDesk.Cli.Verbs;

/// <summary>The file a verb writes.</summary>
internal static class OutFile
{
    public static Option<string> Option(string description) => new("--out") { Description = description, Required = true, HelpName = "FILE" };

    /// <summary>
    /// Writes a file beside its final name first, so that a command cut off leaves no half of one. <c>-</c> writes to standard output.
    /// </summary>
    public static async Task WriteAsync(Terminal terminal, string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        if (path == "-")
        {
            using var whole = new MemoryStream();
            await write(whole);
            whole.Position = 0;
            using var text = new StreamReader(whole);
            var block = new char[1 << 14];
            for (int n; (n = await text.ReadBlockAsync(block, cancellationToken)) > 0;) await terminal.Out.WriteAsync(block.AsMemory(0, n), cancellationToken);
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

    /// <summary>Refuses, before any work is done, a name that cannot be written to.</summary>
    public static void Check(string path)
    {
        if (Directory.Exists(path)) throw new Refusal($"{path} is a folder; expected the name of a file to write.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) throw new Refusal($"There is no folder {folder} to write {Path.GetFileName(path)} to.");
    }
}
