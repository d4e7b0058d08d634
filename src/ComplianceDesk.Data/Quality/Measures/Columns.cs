using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>Columns of raw readers as the rows hold them.</summary>
internal static class Columns
{
    /// <summary>The rows of a query, one at a time.</summary>
    public static IEnumerable<SqliteDataReader> Rows(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader;
        }
    }

    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTime? Time(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTime.SpecifyKind(DateTime.UnixEpoch.AddMilliseconds(reader.GetInt64(column)), DateTimeKind.Utc);

    public static long? Whole(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
