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
    private readonly SqliteParameter check, feed, record, column, found, expected;
    private SqliteTransaction? transaction;
    private int waiting;

    public FailureWriter(SqliteConnection connection, int runId)
    {
        this.connection = connection;
        insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO CheckFailures (RunId, CheckId, Feed, RecordId, "Column", Found, Expected) VALUES ($run, $check, $feed, $record, $column, $found, $expected)
            """;
        insert.Parameters.AddWithValue("$run", runId);
        check = insert.Parameters.Add("$check", SqliteType.Text);
        feed = insert.Parameters.Add("$feed", SqliteType.Text);
        record = insert.Parameters.Add("$record", SqliteType.Text);
        column = insert.Parameters.Add("$column", SqliteType.Text);
        found = insert.Parameters.Add("$found", SqliteType.Text);
        expected = insert.Parameters.Add("$expected", SqliteType.Text);
    }

    public void Write(CheckFailure failure)
    {
        transaction ??= Begin();
        check.Value = failure.Code;
        feed.Value = failure.Feed;
        record.Value = failure.RecordId;
        column.Value = failure.Columns;
        found.Value = (object?)failure.Found ?? DBNull.Value;
        expected.Value = failure.Expected;
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
