using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>The patients whom some epochs are about, in a table of the connection's own, so that only their records are read.</summary>
internal static class ConcernedPatients
{
    /// <summary>What stands in a statement for a table of records to read these patients' rows of it, by its index of patients.</summary>
    public static string RowsOf(string table) => $"ConcernedPatients CROSS JOIN {table} ON PatientId = Concerned";

    /// <summary>Collects them.</summary>
    /// <param name="connection">The connection that reads the records.</param>
    /// <param name="spans">The times of the epochs, in milliseconds.</param>
    public static void Collect(SqliteConnection connection, IEnumerable<(long From, long To)> spans)
    {
        Statement.Execute(connection, $"CREATE TEMP TABLE IF NOT EXISTS ConcernedPatients(Concerned INTEGER PRIMARY KEY)");
        Statement.Execute(connection, $"DELETE FROM ConcernedPatients");
        foreach (var (from, to) in spans)
        {
            var range = LedgerRange.Of(connection, from, to);
            using var collect = new Statement(connection, $"INSERT OR IGNORE INTO ConcernedPatients SELECT PatientId {range.From} AND PatientId IS NOT NULL");
            range.Bind(collect);
            collect.Run();
        }
    }
}
