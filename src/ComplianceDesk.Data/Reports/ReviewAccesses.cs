using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Judgement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads the accesses behind a period's findings one by one, by finding and time.</summary>
internal sealed class ReviewAccesses(DeskContext db, ReviewPeriod period, ReportPeople people)
{
    /// <summary>Asks when the first access is asked for.</summary>
    public IEnumerable<ReviewAccess> Read()
    {
        using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = $"""
            SELECT f.Id, {FindingsRegister.EventId}, a.At, a.UserId, u.UserId, a.PatientId, p.PatientId, a.Action, a.Outcome
            FROM Findings f CROSS JOIN FindingAccesses l ON l.FindingId = f.Id CROSS JOIN Accesses a ON a.Id = l.AccessId
            LEFT JOIN Imports i ON i.Id = a.ImportId LEFT JOIN Workforce u ON u.Id = a.UserId LEFT JOIN Patients p ON p.Id = a.PatientId
            WHERE f.FirstAt < $end AND f.LastAt >= $start ORDER BY f.Score DESC, f.Id, a.At, a.Id
            """;
        command.Parameters.AddWithValue("$start", Milliseconds(period.Start));
        command.Parameters.AddWithValue("$end", Milliseconds(period.End));
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new ReviewAccess(
                rows.GetInt32(0), rows.GetString(1), period.Local(DateTime.UnixEpoch.AddMilliseconds(rows.GetInt64(2))), people.User(rows.GetInt32(3), Text(4)),
                people.Patient(rows.IsDBNull(5) ? null : rows.GetInt32(5), Text(6)), ((AccessAction)rows.GetByte(7)).ToString().ToLowerInvariant(), ((AccessOutcome)rows.GetByte(8)).ToString().ToLowerInvariant());
        }

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
    }

    private static long Milliseconds(DateTime at) => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
