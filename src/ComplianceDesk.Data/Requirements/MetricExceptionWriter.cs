using ComplianceDesk.Core.Requirements;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Requirements;

/// <summary>
/// Gathers the rows behind a run's metrics aside, then books them: one that stood in the run before is carried on, one that is new is
/// added, and one that is gone keeps its last run. So a run costs only what changed, and every run can be told again.
/// </summary>
internal sealed class MetricExceptionWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private readonly SqliteParameter metric, feed, key, found, expected;

    public MetricExceptionWriter(SqliteConnection connection)
    {
        this.connection = connection;
        Execute("""CREATE TEMP TABLE ThisRun (Metric TEXT, Feed TEXT, "Key" TEXT, Found TEXT, Expected TEXT)""");
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO ThisRun VALUES ($metric, $feed, $key, $found, $expected)";
        metric = insert.Parameters.Add("$metric", SqliteType.Text);
        feed = insert.Parameters.Add("$feed", SqliteType.Text);
        key = insert.Parameters.Add("$key", SqliteType.Text);
        found = insert.Parameters.Add("$found", SqliteType.Text);
        expected = insert.Parameters.Add("$expected", SqliteType.Text);
    }

    public void Write(MetricRow row)
    {
        metric.Value = row.Metric;
        feed.Value = row.Feed;
        key.Value = row.Key;
        found.Value = (object?)row.Found ?? DBNull.Value;
        expected.Value = row.Expected;
        insert.ExecuteNonQuery();
    }

    /// <summary>Books what was gathered for the metrics that were measured, as part of the given transaction.</summary>
    public void Book(int run, int before)
    {
        Execute("CREATE INDEX temp.ThisRunKey ON ThisRun (Metric, \"Key\")");
        Execute(
            """
            UPDATE MetricExceptions AS e SET LastRun = $run WHERE e.LastRun = $before AND EXISTS (
              SELECT 1 FROM ThisRun t WHERE t.Metric = e.Metric AND t."Key" = e."Key" AND t.Feed = e.Feed AND t.Found IS e.Found AND t.Expected = e.Expected)
            """, run, before);
        Execute(
            """
            INSERT INTO MetricExceptions (Metric, Feed, "Key", Found, Expected, FirstRun, LastRun)
            SELECT DISTINCT t.Metric, t.Feed, t."Key", t.Found, t.Expected, $run, $run FROM ThisRun t
            JOIN MetricResults r ON r.RunId = $run AND r.Metric = t.Metric AND r.Counted > 0
            WHERE NOT EXISTS (SELECT 1 FROM MetricExceptions e
              WHERE e.Metric = t.Metric AND e.LastRun = $run AND e."Key" = t."Key" AND e.Feed = t.Feed AND e.Found IS t.Found AND e.Expected = t.Expected)
            """, run, before);
    }

    public void Dispose()
    {
        insert.Dispose();
        Execute("DROP TABLE temp.ThisRun");
    }

    private void Execute(string sql, int run = 0, int before = 0)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$run", run);
        command.Parameters.AddWithValue("$before", before);
        command.ExecuteNonQuery();
    }
}
