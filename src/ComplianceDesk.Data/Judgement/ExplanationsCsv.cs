using System.Text;
using ComplianceDesk.Data.Import;

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
        using var rows = new Statement(connection, $"""
            SELECT {FindingsCsv.EventId}, t.Text, CASE s.First WHEN 1 THEN 'true' WHEN 0 THEN 'false' END FROM Accesses a
            LEFT JOIN Imports i ON i.Id = a.ImportId
            LEFT JOIN AccessSessions s ON s.UserId = a.UserId AND s.PatientId = a.PatientId AND a.At BETWEEN s.FirstAt AND s.LastAt
            LEFT JOIN Terms t ON t.Id = s.ExplanationId
            WHERE a.PatientId IS NOT NULL ORDER BY a.Id
            """);
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteAsync(CsvText.Line(Encoding.UTF8.GetString(rows.Text(0)), Encoding.UTF8.GetString(rows.Text(1)), Encoding.UTF8.GetString(rows.Text(2))));
        }
    }
}
