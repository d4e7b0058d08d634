using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// Streams failures into the store in batches. Until the run's own row is written, nobody sees them: what a killed run leaves is removed
/// by the next.
/// </summary>
internal sealed class FailureWriter : IDisposable
{
    private const int Batch = 20_000;

    private readonly SqliteConnection connection;
    private readonly Statement insert;
    private readonly Lock turn = new();
    private readonly long first;
    private SqliteTransaction? transaction;
    private int waiting;

    public FailureWriter(SqliteConnection connection, int runId)
    {
        this.connection = connection;
        insert = new Statement(connection, $"""
            INSERT INTO CheckFailures (Id, RunId, CheckId, Feed, RecordId, "Column", Found, Expected, Facility, Department)
            VALUES (?1, {runId.ToString(CultureInfo.InvariantCulture)}, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """);
        using var last = new Statement(connection, "SELECT ifnull(max(Id), 0) FROM CheckFailures");
        last.Step();
        first = last.Long(0) + 1;
    }

    /// <summary>The sink of one part of the store: its failures stand in their order behind those of the parts before it, whichever thread is first.</summary>
    /// <param name="part">Place of the part, from 0.</param>
    public Action<CheckFailure> Part(int part)
    {
        var next = first + ((long)part << 32);
        return failure => Write(failure, next++);
    }

    private void Write(CheckFailure failure, long id)
    {
        using var mine = turn.EnterScope();
        transaction ??= connection.BeginTransaction();
        insert.Bind(1, id);
        insert.Bind(2, failure.Code);
        insert.Bind(3, failure.Feed);
        insert.Bind(4, failure.RecordId);
        insert.Bind(5, failure.Columns);
        insert.Bind(6, failure.Found);
        insert.Bind(7, failure.Expected);
        insert.Bind(8, failure.Place.Facility);
        insert.Bind(9, failure.Place.Department);
        insert.Run();
        if (++waiting == Batch)
        {
            Flush();
        }
    }

    /// <summary>Commits what was written.</summary>
    public void Flush()
    {
        transaction?.Commit();
        transaction?.Dispose();
        transaction = null;
        waiting = 0;
    }

    public void Dispose()
    {
        transaction?.Dispose();
        insert.Dispose();
    }
}
