using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>Keeps what the measures answered in a run and brings the work list up to date, within the caller's transaction.</summary>
internal static class MeasureWriter
{
    /// <summary>Runs of which the parts by facility, department and provider are kept. The whole is kept for good.</summary>
    public const int PartsKept = 26;

    public static void Keep(SqliteConnection connection, int run, DateTime now, MeasureReading reading)
    {
        WriteOutcomes(connection, run, reading.Outcomes);
        WriteItems(connection, run, Milliseconds(now), reading);
    }

    private static void WriteOutcomes(SqliteConnection connection, int run, IReadOnlyList<MeasureOutcome> outcomes)
    {
        using var insert = new Statement(connection, """
            INSERT INTO MeasureResults (RunId, Measure, "By", "Key", Version, Status, Numerator, Denominator, Finished, Median, P90, Pending, PendingMedian, PendingOldest, Age0, Age8, Age16, Age30, Reason, AsOf)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
            """);
        foreach (var outcome in outcomes)
        {
            IReadOnlyList<MeasureFigure> figures = outcome.Figures.Count > 0 ? outcome.Figures : [new MeasureFigure { By = MeasureBy.All, Key = "", Numerator = 0, Denominator = 0 }];
            foreach (var figure in figures)
            {
                insert.Bind(1, run);
                insert.Bind(2, outcome.Measure.Id);
                insert.Bind(3, (int)figure.By);
                insert.Bind(4, figure.Key);
                insert.Bind(5, outcome.Measure.Version);
                insert.Bind(6, (int)outcome.Status);
                insert.Bind(7, figure.Numerator);
                insert.Bind(8, figure.Denominator);
                insert.Bind(9, figure.Finished);
                Bind(insert, 10, figure.Median);
                Bind(insert, 11, figure.P90);
                insert.Bind(12, figure.Pending);
                Bind(insert, 13, figure.PendingMedian);
                Bind(insert, 14, figure.PendingOldest);
                insert.Bind(15, figure.Ages.Week);
                insert.Bind(16, figure.Ages.Fortnight);
                insert.Bind(17, figure.Ages.Month);
                insert.Bind(18, figure.Ages.Older);
                insert.Bind(19, figure.By == MeasureBy.All ? outcome.Reason : null);
                insert.Bind(20, Milliseconds(outcome.AsOf));
                insert.Run();
            }
        }

        Statement.Execute(connection, $"""DELETE FROM MeasureResults WHERE "By" <> 0 AND RunId <= {run - PartsKept}""");
    }

    private static void WriteItems(SqliteConnection connection, int run, long now, MeasureReading reading)
    {
        Statement.Execute(connection, $"CREATE TEMP TABLE IF NOT EXISTS FoundItems (Key TEXT PRIMARY KEY, Measure TEXT, Feed TEXT, RecordId TEXT, PatientId INTEGER, FacilityId TEXT, DepartmentId TEXT, OwnerKind INTEGER, Owner TEXT, Owed TEXT, Since INTEGER, DueAt INTEGER, AsOf INTEGER) WITHOUT ROWID");
        Statement.Execute(connection, $"DELETE FROM FoundItems");
        using (var insert = new Statement(connection, "INSERT OR IGNORE INTO FoundItems VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"))
        {
            foreach (var item in reading.Items)
            {
                var duty = item.Duty;
                insert.Bind(1, item.Key);
                insert.Bind(2, item.Measure);
                insert.Bind(3, duty.Feed);
                insert.Bind(4, duty.RecordId);
                insert.BindReference(5, duty.PatientKey);
                insert.Bind(6, Given(duty.Place.Facility));
                insert.Bind(7, Given(duty.Place.Department));
                insert.Bind(8, (int)duty.Owner.Kind);
                insert.Bind(9, duty.Owner.Id);
                insert.Bind(10, duty.Owed);
                if (duty.Since is { } since) insert.Bind(11, Milliseconds(since));
                else insert.BindNull(11);
                insert.Bind(12, Milliseconds(duty.DueAt));
                insert.Bind(13, Milliseconds(item.AsOf));
                insert.Run();
            }
        }

        Statement.Execute(connection, $"""
            INSERT INTO WorkItemChanges (ItemId, At, Change) SELECT w.Id, {now}, {(int)WorkItemChange.Reopened}
            FROM WorkItems w JOIN FoundItems f ON f.Key = w.Key WHERE w.DoneAt IS NOT NULL
            """);
        Statement.Execute(connection, $"""
            INSERT INTO WorkItems (Key, Measure, Feed, RecordId, PatientId, FacilityId, DepartmentId, OwnerKind, Owner, Owed, Since, DueAt, AsOf, OpenedAt, LastRunId)
            SELECT Key, Measure, Feed, RecordId, PatientId, FacilityId, DepartmentId, OwnerKind, Owner, Owed, Since, DueAt, AsOf, {now}, {run} FROM FoundItems WHERE true
            ON CONFLICT (Key) DO UPDATE SET PatientId = excluded.PatientId, FacilityId = excluded.FacilityId, DepartmentId = excluded.DepartmentId,
                OwnerKind = excluded.OwnerKind, Owner = excluded.Owner, Owed = excluded.Owed, Since = excluded.Since, DueAt = excluded.DueAt, AsOf = excluded.AsOf, LastRunId = excluded.LastRunId, DoneAt = NULL
            """);
        Statement.Execute(connection, $"""
            INSERT INTO WorkItemChanges (ItemId, At, Change) SELECT w.Id, {now}, {(int)WorkItemChange.Opened}
            FROM WorkItems w WHERE w.LastRunId = {run} AND NOT EXISTS (SELECT 1 FROM WorkItemChanges c WHERE c.ItemId = w.Id)
            """);

        // What a measure that did not run would have found is not done: it was not asked.
        using var record = new Statement(connection, $"INSERT INTO WorkItemChanges (ItemId, At, Change) SELECT Id, ?1, {(int)WorkItemChange.Done} FROM WorkItems WHERE DoneAt IS NULL AND LastRunId < ?2 AND Measure = ?3");
        using var close = new Statement(connection, "UPDATE WorkItems SET DoneAt = ?1 WHERE DoneAt IS NULL AND LastRunId < ?2 AND Measure = ?3");
        foreach (var outcome in reading.Outcomes.Where(o => o.Status is not (MeasureStatus.Error or MeasureStatus.NotRun)))
        {
            foreach (var statement in new[] { record, close })
            {
                statement.Bind(1, now);
                statement.Bind(2, run);
                statement.Bind(3, outcome.Measure.Id);
                statement.Run();
            }
        }

        Statement.Execute(connection, $"DROP TABLE FoundItems");
    }

    private static string? Given(string id) => id.Length == 0 ? null : id;

    private static void Bind(Statement statement, int place, double? value)
    {
        if (value is { } number) statement.Bind(place, number);
        else statement.BindNull(place);
    }

    private static long Milliseconds(DateTime at) => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
