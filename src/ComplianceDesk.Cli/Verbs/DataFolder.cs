using System.CommandLine;
using ComplianceDesk.Data;

namespace ComplianceDesk.Cli.Verbs;

/// <summary>The data directory a verb works on.</summary>
internal static class DataFolder
{
    public static Option<string> Option() => new("--data") { Description = "The data directory: the store and the archive of original files.", Required = true, HelpName = "DIR" };

    /// <summary>Opens a data directory, making it when it is not there.</summary>
    public static async Task<DeskStore> MakeAsync(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path)) throw new Refusal($"{path} is a file; expected a folder for the data.");
        var store = new DeskStore(path);
        await store.MigrateAsync(cancellationToken);
        return store;
    }

    /// <summary>Opens a data directory that is there already: a mistyped name must not become a new, empty one.</summary>
    public static async Task<DeskStore> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(path, "compliancedesk.db")))
        {
            throw new Refusal($"{path} is no data directory. Take files in first: compliancedesk ingest PATH... --data {path}");
        }

        return await MakeAsync(path, cancellationToken);
    }
}
