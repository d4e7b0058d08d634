using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Checks;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>What the latest search for duplicates, and the decisions about its pairs, say of the patient index. Memory holds the records in pairs.</summary>
internal sealed class IndexFigures : IFigures
{
    private readonly Dictionary<int, Indexed> records = [];

    /// <inheritdoc/>
    public void Read(SqliteConnection connection, CheckRun run)
    {
        if (Scalar(connection, "SELECT max(Id) FROM DuplicateRuns") is not { } search)
        {
            return;
        }

        var facilities = Facilities(connection, search);
        using (var pairs = connection.CreateCommand())
        {
            pairs.CommandText = $"""
                SELECT p.Band, p.Decision, a.Id, a.PatientId, a.RegisteredAt, a.GivenName, a.FamilyName, a.BirthDate, a.Sex,
                       b.Id, b.PatientId, b.RegisteredAt, b.GivenName, b.FamilyName, b.BirthDate, b.Sex
                FROM DuplicatePairs p JOIN Patients a ON a.Id = p.PatientAId AND a.Listed JOIN Patients b ON b.Id = p.PatientBId AND b.Listed
                WHERE p.RunId = {search} AND p.Decision <> {(int)DuplicateDecision.TwoPeople} ORDER BY p.PatientAId, p.PatientBId
                """;
            using var rows = pairs.ExecuteReader();
            while (rows.Read())
            {
                var (first, second) = (Of(rows, 2), Of(rows, 9));
                Pair(first, second, (MatchBand)rows.GetByte(0), (DuplicateDecision)rows.GetByte(1), facilities, run);
            }
        }

        var (since, until) = (Milliseconds(run.AsOf.AddDays(-NoDuplicateCreatedCheck.Days)), Milliseconds(run.AsOf));
        foreach (var indexed in records.Values)
        {
            indexed.Record.Registered = indexed.RegisteredAt >= since && indexed.RegisteredAt <= until ? 1 : 0;
            run.Test(indexed.Record);
        }

        var others = (Scalar(connection, "SELECT count(*) FROM Patients WHERE Listed") ?? 0) - records.Count;
        var registered = (Scalar(connection, $"SELECT count(*) FROM Patients WHERE Listed AND RegisteredAt BETWEEN {since} AND {until}") ?? 0) - records.Values.Sum(indexed => indexed.Record.Registered);
        run.Test(new IndexRecord { RecordId = "", Records = others, Registered = registered });
    }

    private static void Pair(Indexed first, Indexed second, MatchBand band, DuplicateDecision decision, Dictionary<int, HashSet<string>> facilities, CheckRun run)
    {
        first.Record.MayBe ??= second.Record.RecordId;
        second.Record.MayBe ??= first.Record.RecordId;
        if (decision == DuplicateDecision.OnePerson)
        {
            var (earlier, later) = first.RegisteredAt > second.RegisteredAt ? (second, first) : (first, second);
            later.Record.MadeAfter ??= earlier.Record.RecordId;
            run.Test(new LinkedRecord { RecordId = later.Record.RecordId, First = earlier.Patient, Second = later.Patient });
        }

        if (decision == DuplicateDecision.OnePerson || band == MatchBand.Confident)
        {
            second.Record.SameAs ??= first.Record.RecordId;
            if (facilities.TryGetValue(first.Id, out var here) && facilities.TryGetValue(second.Id, out var there) && !here.Overlaps(there))
            {
                first.Record.Elsewhere ??= second.Record.RecordId;
            }
        }
    }

    private Indexed Of(SqliteDataReader rows, int at)
    {
        var id = rows.GetInt32(at);
        if (!records.TryGetValue(id, out var indexed))
        {
            var patient = new PatientRecord
            {
                RecordId = rows.GetString(at + 1),
                GivenName = Text(at + 3),
                FamilyName = Text(at + 4),
                BirthDate = rows.IsDBNull(at + 5) ? null : rows.GetFieldValue<DateOnly>(at + 5),
                Sex = Text(at + 6),
            };
            records[id] = indexed = new Indexed(id, rows.IsDBNull(at + 2) ? null : rows.GetInt64(at + 2), new IndexRecord { RecordId = patient.RecordId }, patient);
        }

        return indexed;

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
    }

    private static Dictionary<int, HashSet<string>> Facilities(SqliteConnection connection, long search)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT DISTINCT e.PatientId, coalesce(e.FacilityId, d.FacilityId) FROM Encounters e LEFT JOIN Departments d ON d.Id = e.DepartmentId
            WHERE e.GoneImportId IS NULL AND coalesce(e.FacilityId, d.FacilityId) IS NOT NULL
                  AND e.PatientId IN (SELECT PatientAId FROM DuplicatePairs WHERE RunId = {search} UNION SELECT PatientBId FROM DuplicatePairs WHERE RunId = {search})
            """;
        using var rows = command.ExecuteReader();
        var facilities = new Dictionary<int, HashSet<string>>();
        while (rows.Read())
        {
            (facilities.TryGetValue(rows.GetInt32(0), out var some) ? some : facilities[rows.GetInt32(0)] = []).Add(rows.GetString(1));
        }

        return facilities;
    }

    private static long? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long value ? value : null;
    }

    private static long Milliseconds(DateTime at) => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    private sealed record Indexed(int Id, long? RegisteredAt, IndexRecord Record, PatientRecord Patient);
}
