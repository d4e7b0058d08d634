using System.Text;

namespace ComplianceDesk.Data.Judgement;

/// <summary>
/// Writes explanations.csv: one line for each access that names a patient, with the id of the explanation (empty = unexplained)
/// and whether it belongs to the first day on which this user opened this patient. An access that was not judged yet has both empty.
/// </summary>
public static class ExplanationsCsv
{
    /// <param name="store">The store.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, Stream output, CancellationToken cancellationToken = default)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true);
        await writer.WriteAsync(CsvText.Line("event_id", "explanation", "first_access"));
        using var connection = store.OpenConnection();
        using var rows = new Cursor(connection, $"""
            SELECT {FindingsCsv.EventId}, t.Text, s.First FROM Accesses a
            LEFT JOIN Imports i ON i.Id = a.ImportId
            LEFT JOIN AccessSessions s ON s.UserId = a.UserId AND s.PatientId = a.PatientId AND a.At BETWEEN s.FirstAt AND s.LastAt
            LEFT JOIN Terms t ON t.Id = s.ExplanationId
            WHERE a.PatientId IS NOT NULL ORDER BY a.Id
            """);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteAsync(CsvText.Line(rows.Text(0), rows.Text(1), rows.LongOrNull(2) switch { null => null, 0 => "false", _ => "true" }));
        }
    }
}
