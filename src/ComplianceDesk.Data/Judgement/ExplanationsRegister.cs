using System.Text;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Data.Judgement;

/// <summary>
/// The register of explanations: one line for each access that names a patient, with the id of the explanation (empty = unexplained)
/// and whether it belongs to the first day on which this user opened this patient. An access that was not judged yet has both empty.
/// </summary>
public static class ExplanationsRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(RegisterHead.Of("Explanations", "every access that names a patient", "event_id", "explanation", "first_access"), cancellationToken);
        using var connection = store.OpenConnection();
        using var accesses = new Statement(connection, $"""
            SELECT {FindingsRegister.EventId}, t.Text, CASE s.First WHEN 1 THEN 'true' WHEN 0 THEN 'false' END FROM Accesses a
            LEFT JOIN Imports i ON i.Id = a.ImportId
            LEFT JOIN AccessSessions s ON s.UserId = a.UserId AND s.PatientId = a.PatientId AND a.At BETWEEN s.FirstAt AND s.LastAt
            LEFT JOIN Terms t ON t.Id = s.ExplanationId
            WHERE a.PatientId IS NOT NULL ORDER BY a.Id
            """);
        while (accesses.Step())
        {
            await rows.AddAsync([Encoding.UTF8.GetString(accesses.Text(0)), Encoding.UTF8.GetString(accesses.Text(1)), Encoding.UTF8.GetString(accesses.Text(2))], cancellationToken);
        }

        await rows.EndAsync(cancellationToken);
    }
}
