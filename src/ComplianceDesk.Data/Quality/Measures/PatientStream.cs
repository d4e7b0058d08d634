using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>Rows in the order of the patient, read along with other such streams. The patient's row id is the first column.</summary>
internal sealed class PatientStream<T> : IDisposable
{
    private readonly SqliteCommand command;
    private readonly SqliteDataReader reader;
    private readonly Func<SqliteDataReader, T> read;
    private readonly List<T> own = [];
    private bool waits;

    public PatientStream(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        this.read = read;
        command = connection.CreateCommand();
        command.CommandText = sql;
        reader = command.ExecuteReader();
        waits = reader.Read();
    }

    /// <summary>The patient of the next row; null at the end.</summary>
    public int? Next => waits ? reader.GetInt32(0) : null;

    /// <summary>The rows of a patient, valid until the next call; ask for patients in ascending order.</summary>
    public IReadOnlyList<T> Of(int patient)
    {
        own.Clear();
        for (; waits && reader.GetInt32(0) <= patient; waits = reader.Read())
        {
            if (reader.GetInt32(0) == patient)
            {
                own.Add(read(reader));
            }
        }

        return own;
    }

    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
    }
}
