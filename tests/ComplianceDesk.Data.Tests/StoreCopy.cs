using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Tests;

/// <summary>Stores that start as a copy of another. An empty one is migrated once in a run: the migrations take longer than most tests, and the tests of migrations hold what they do.</summary>
internal sealed class StoreCopy
{
    private const string Database = "compliancedesk.db";

    private static readonly Lazy<Task<StoreCopy>> Empty = new(() => ReadAsync(directory => new DeskStore(directory).MigrateAsync()));

    private readonly byte[] database;

    private StoreCopy(byte[] database) => this.database = database;

    /// <summary>True when a directory holds a store.</summary>
    public static bool IsMade(string directory) => File.Exists(Path.Combine(directory, Database));

    /// <summary>A store with nothing in it, of the current schema.</summary>
    /// <param name="directory">Its data directory, which is made where it is not there.</param>
    public static async Task<DeskStore> EmptyAsync(string directory) => await (await Empty.Value).WriteAsync(directory);

    /// <summary>What an empty store becomes when it is filled.</summary>
    public static Task<StoreCopy> OfAsync(Func<DeskStore, Task> fill) => ReadAsync(async directory => await fill(await EmptyAsync(directory)));

    /// <summary>A store of its own with what this one holds, where none is yet. Only the database: no archive and no reports.</summary>
    public async Task<DeskStore> WriteAsync(string directory)
    {
        var store = new DeskStore(directory);
        await using var file = new FileStream(Path.Combine(store.Directory, Database), FileMode.CreateNew);
        await file.WriteAsync(database);
        return store;
    }

    private static async Task<StoreCopy> ReadAsync(Func<string, Task> make)
    {
        using var folder = new TemporaryFolder();
        await make(folder.Path);
        await using (var connection = new DeskStore(folder.Path).OpenConnection())
        await using (var checkpoint = connection.CreateCommand())
        {
            // What was written last stands in the log beside the database.
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await checkpoint.ExecuteNonQueryAsync();
        }

        SqliteConnection.ClearAllPools();
        return new(await File.ReadAllBytesAsync(Path.Combine(folder.Path, Database)));
    }
}
