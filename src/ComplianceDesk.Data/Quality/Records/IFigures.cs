using ComplianceDesk.Core.Quality;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>
/// A kind of record that is not in a patient's chart: rows of the house, or figures about the whole store (what two patients share, how many
/// records a day has), worked out by the database. Found by reflection; read before the charts.
/// </summary>
internal interface IFigures
{
    /// <summary>Puts each record to the run.</summary>
    /// <param name="connection">In a transaction, so that all is read as of one moment.</param>
    /// <param name="run">The checks.</param>
    void Read(SqliteConnection connection, CheckRun run);
}
