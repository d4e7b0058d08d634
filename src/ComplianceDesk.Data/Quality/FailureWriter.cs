using ComplianceDesk.Core.Quality;
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
    private readonly SqliteCommand insert;
    private readonly Lock turn = new();
    private readonly SqliteParameter number, check, feed, record, column, found, expected, facility, department;
    private readonly long first;
    private SqliteTransaction? transaction;
    private int waiting;

    public FailureWriter(SqliteConnection connection, int runId)
    {
        this.connection = connection;
        insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO CheckFailures (Id, RunId, CheckId, Feed, RecordId, "Column", Found, Expected, Facility, Department)
            VALUES ($id, $run, $check, $feed, $record, $column, $found, $expected, $facility, $department)
            """;
        number = insert.Parameters.Add("$id", SqliteType.Integer);
        insert.Parameters.AddWithValue("$run", runId);
        check = insert.Parameters.Add("$check", SqliteType.Text);
        feed = insert.Parameters.Add("$feed", SqliteType.Text);
        record = insert.Parameters.Add("$record", SqliteType.Text);
        column = insert.Parameters.Add("$column", SqliteType.Text);
        found = insert.Parameters.Add("$found", SqliteType.Text);
        expected = insert.Parameters.Add("$expected", SqliteType.Text);
        facility = insert.Parameters.Add("$facility", SqliteType.Text);
        department = insert.Parameters.Add("$department", SqliteType.Text);
        using var last = connection.CreateCommand();
        last.CommandText = "SELECT ifnull(max(Id), 0) FROM CheckFailures";
        first = (long)last.ExecuteScalar()! + 1;
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
        number.Value = id;
        transaction ??= Begin();
        check.Value = failure.Code;
        feed.Value = failure.Feed;
        record.Value = failure.RecordId;
        column.Value = failure.Columns;
        found.Value = (object?)failure.Found ?? DBNull.Value;
        expected.Value = failure.Expected;
        facility.Value = failure.Place.Facility;
        department.Value = failure.Place.Department;
        insert.ExecuteNonQuery();
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

    private SqliteTransaction Begin()
    {
        var begun = connection.BeginTransaction();
        insert.Transaction = begun;
        return begun;
    }
}
