using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data;

/// <summary>A data directory: the database, the archive of original files and the reports. One process-wide object for each directory.</summary>
public sealed class DeskStore : IDbContextFactory<DeskContext>
{
    private readonly DbContextOptions<DeskContext> options;
    private readonly CancellationToken stop;

    static DeskStore()
    {
        // No connection is used by two threads at a time, here or in EF Core: SQLite need not take a lock for each value that is read.
        SQLitePCL.Batteries_V2.Init();
        var rc = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        System.Diagnostics.Debug.Assert(rc == SQLitePCL.raw.SQLITE_OK, "SQLite was in use before.");
    }

    /// <param name="directory">The data directory; made when it is not there.</param>
    public DeskStore(string directory)
    {
        Directory = Path.GetFullPath(directory);
        System.IO.Directory.CreateDirectory(Directory);
        System.IO.Directory.CreateDirectory(Archive);
        System.IO.Directory.CreateDirectory(Reports);
        options = Configure(new DbContextOptionsBuilder<DeskContext>(), ConnectionString).Options;
    }

    private DeskStore(DeskStore store, CancellationToken stop)
    {
        (Directory, this.stop) = (store.Directory, stop);
        options = Configure(new DbContextOptionsBuilder<DeskContext>(), ConnectionString).AddInterceptors(new QueryInterrupt(stop)).Options;
    }

    /// <summary>The data directory's full path.</summary>
    public string Directory { get; }

    /// <summary>Original files, gzip-compressed, each named <c>SHA-256.gz</c>.</summary>
    public string Archive => Path.Combine(Directory, "archive");

    /// <summary>Reports that were made, each named by its SHA-256 and format.</summary>
    public string Reports => Path.Combine(Directory, "reports");

    /// <summary>Connection string of the SQLite database.</summary>
    public string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(Directory, "compliancedesk.db"),
        ForeignKeys = false,
        DefaultTimeout = 60,
    }.ToString();

    /// <summary>The same store, whose queries are broken off in the middle when <paramref name="stop"/> says so: a long one does not look at a token by itself.</summary>
    public DeskStore Until(CancellationToken stop) => stop.CanBeCanceled ? new DeskStore(this, stop) : this;

    /// <inheritdoc/>
    public DeskContext CreateDbContext() => new(options);

    /// <summary>A context that sees one state of the store for as long as it lives. It only reads, so that nobody waits for it, however slowly it is read. The caller disposes it.</summary>
    public async Task<DeskContext> OpenSnapshotAsync(CancellationToken cancellationToken = default)
    {
        var db = CreateDbContext();
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
            await db.Database.UseTransactionAsync(transaction, cancellationToken);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings the database to the current schema and switches it to write-ahead logging.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        await using var db = CreateDbContext();
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            // EF's own lock is a row of the store: it outlives whoever dies holding it, and is in a copy made meanwhile. Whoever holds this one may take it away.
            using var turn = await StoreLock.TakeAsync(this, StoreLock.Migrations, TimeProvider.System, cancellationToken);
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }

        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
    }

    /// <summary>Opens a plain connection for bulk reading and writing. The caller disposes it.</summary>
    /// <param name="pooled">False for one that ends with its holder, and with it temporary tables and triggers.</param>
    public SqliteConnection OpenConnection(bool pooled = true)
    {
        // One that is watched goes back to no pool: an interrupt that comes late must not meet its next holder.
        var connection = new SqliteConnection(pooled && !stop.CanBeCanceled ? ConnectionString : ConnectionString + ";Pooling=False");
        connection.Open();
        if (stop.CanBeCanceled)
        {
            QueryInterrupt.Watch(connection, stop);
        }

        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous=NORMAL; PRAGMA temp_store=FILE;";
        pragma.ExecuteNonQuery();
        return connection;
    }

    internal static DbContextOptionsBuilder<DeskContext> Configure(DbContextOptionsBuilder<DeskContext> builder, string connectionString) =>
        builder.UseSqlite(connectionString);
}
