using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ComplianceDesk.Data;

/// <summary>Breaks off the statement that a connection is at when a token is cancelled. SQLite itself looks at no token: a long count or sort would go on to its end.</summary>
internal sealed class QueryInterrupt(CancellationToken stop) : DbConnectionInterceptor
{
    private readonly ConcurrentDictionary<DbConnection, CancellationTokenRegistration> watched = new();

    /// <summary>Watches a connection that was opened by hand, until it is closed.</summary>
    public static void Watch(SqliteConnection connection, CancellationToken stop)
    {
        var registration = Register(connection, stop);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Closed)
            {
                registration.Dispose();
            }
        };
    }

    /// <inheritdoc/>
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        stop.ThrowIfCancellationRequested();
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(ConnectionOpening(connection, eventData, result));

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => watched[connection] = Register(connection, stop);

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (watched.TryRemove(connection, out var registration))
        {
            // Waits for an interrupt under way, so that none meets a closed connection.
            registration.Dispose();
        }

        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(ConnectionClosing(connection, eventData, result));

    private static CancellationTokenRegistration Register(DbConnection connection, CancellationToken stop)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        return stop.Register(() =>
        {
            try
            {
                SQLitePCL.raw.sqlite3_interrupt(handle);
            }
            catch (ObjectDisposedException)
            {
                // Closed meanwhile: nothing is left to break off.
            }
        });
    }
}
