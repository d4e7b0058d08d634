using System.Text;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Reads from the feeds of records who worked on a patient, what lies on offices' lists, and which diagnoses there are.</summary>
internal static class RecordWorkReader
{
    // Written by whoever has the patient in hand, and answered by others: nurses and pharmacists act on an order, the stay is built upon the rest.
    private const string ActedOn = "'order', 'h-and-p', 'operative-report', 'discharge-summary'";

    /// <summary>Adds all of it to what is known about people and care.</summary>
    public static void AddTo(CareContextBuilder builder, SqliteConnection connection)
    {
        Work(builder, connection);
        Tasks(builder, connection);
        Grants(builder, connection);
        using var rows = new Statement(connection, """
            SELECT d.PatientId, s.Text, c.Text, d.RecordedAt FROM Diagnoses d JOIN Terms s ON s.Id = d.SystemId JOIN Terms c ON c.Id = d.CodeId WHERE d.RecordedAt IS NOT NULL AND d.GoneImportId IS NULL
            """);
        while (rows.Step())
        {
            builder.AddDiagnosis(rows.Int(0), Encoding.UTF8.GetString(rows.Text(1)), Encoding.UTF8.GetString(rows.Text(2)), rows.Long(3));
        }
    }

    private static void Work(CareContextBuilder builder, SqliteConnection connection)
    {
        foreach (var (feed, sql) in ((string, string)[])
        [
            ("documents", $"SELECT PatientId, AuthorUserId, CreatedAt, Type IN ({ActedOn}) FROM Documents WHERE AuthorUserId IS NOT NULL AND CreatedAt IS NOT NULL AND GoneImportId IS NULL"),
            ("documents", "SELECT PatientId, SignedByUserId, SignedAt, 0 FROM Documents WHERE SignedByUserId IS NOT NULL AND SignedAt IS NOT NULL AND GoneImportId IS NULL"),
            ("diagnoses", "SELECT PatientId, RecordedByUserId, RecordedAt, 0 FROM Diagnoses WHERE RecordedByUserId IS NOT NULL AND RecordedAt IS NOT NULL AND GoneImportId IS NULL"),
        ])
        {
            using var rows = new Statement(connection, sql);
            while (rows.Step())
            {
                builder.AddWork(feed, rows.Int(0), rows.Int(1), rows.Long(2), rows.Int(3) != 0);
            }
        }
    }

    private static void Grants(CareContextBuilder builder, SqliteConnection connection)
    {
        using var rows = new Statement(connection, """
            SELECT PatientId, Recipient, AnsweredAt, ifnull(Outcome, '') FROM Requests WHERE Kind = 'access' AND AnsweredAt IS NOT NULL AND Recipient IS NOT NULL AND GoneImportId IS NULL
            """);
        while (rows.Step())
        {
            if (!OutcomeWords.AreNotGiven(Encoding.UTF8.GetString(rows.Text(3))))
            {
                builder.AddGrant(rows.Int(0), Encoding.UTF8.GetString(rows.Text(1)), rows.Long(2));
            }
        }
    }

    private static void Tasks(CareContextBuilder builder, SqliteConnection connection)
    {
        // The privacy office, which quality stands for here too, answers what a person asks about their own record; release answers everybody.
        foreach (var (feed, offices, sql) in ((string, OfficeWork, string)[])
        [
            ("requests", OfficeWork.Release, "SELECT PatientId, ReceivedAt, ifnull(AnsweredAt, -1), 0 FROM Requests WHERE Kind = 'release-of-information' AND GoneImportId IS NULL"),
            ("requests", OfficeWork.Release | OfficeWork.Quality, FormattableString.Invariant($"""
                SELECT PatientId, ReceivedAt, ifnull(AnsweredAt, -1), CASE Kind WHEN 'amendment' THEN {(int)RequestKind.Amendment} WHEN 'access' THEN {(int)RequestKind.OwnRecord} WHEN 'accounting' THEN {(int)RequestKind.OwnRecord} ELSE 0 END
                FROM Requests WHERE Kind <> 'release-of-information' AND GoneImportId IS NULL
                """)),
            // Who sends a record out gathers it first.
            ("disclosures", OfficeWork.Release | OfficeWork.Quality, FormattableString.Invariant($"SELECT PatientId, At - {OfficeTask.Gathering}, At, 0 FROM Disclosures WHERE GoneImportId IS NULL")),
            ("coding_queries", OfficeWork.Coding, "SELECT e.PatientId, q.SentAt, ifnull(q.AnsweredAt, -1), 0 FROM CodingQueries q JOIN Encounters e ON e.EncounterId = q.EncounterId WHERE q.GoneImportId IS NULL AND e.GoneImportId IS NULL"),
            ("billing", OfficeWork.Coding | OfficeWork.Billing, "SELECT e.PatientId, e.StartedAt, ifnull(b.FinalBilledAt, -1), 0 FROM Billing b JOIN Encounters e ON e.EncounterId = b.EncounterId WHERE b.GoneImportId IS NULL AND e.GoneImportId IS NULL"),
        ])
        {
            using var rows = new Statement(connection, sql);
            while (rows.Step())
            {
                builder.AddTask(feed, rows.Int(0), offices, rows.Long(1), rows.Long(2) is >= 0 and var done ? done : null, (RequestKind)rows.Int(3));
            }
        }
    }
}
