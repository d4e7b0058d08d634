using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>Writes a batch's accesses and their counts by day.</summary>
internal sealed class AccessWriter(SqliteConnection connection, int importId) : IDisposable
{
    private readonly Statement insert = new(connection, """
        INSERT INTO Accesses(Id, At, UserId, PatientId, DepartmentId, Action, Outcome, BreakGlass, WorkstationId, SourceIpId, SourceSystemId,
            ObjectTypeId, PurposeId, ReasonId, EncounterId, ObjectId, SessionId, EventId, Fingerprint, ContentCheck, ImportId, Line)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)
        """);
    private readonly Statement count = new(connection, """
        INSERT INTO DailyCounts(Kind, Key, Day, Events) VALUES(?1, ?2, ?3, ?4)
        ON CONFLICT(Kind, Key, Day) DO UPDATE SET Events = Events + excluded.Events
        """);
    private long id = -1;

    public void Write(Batch batch, KeyWriter keys)
    {
        if (batch.AccessCount == 0) return;
        if (id < 0) id = LastId();
        var s = insert;
        s.Bind(21, importId);
        for (var i = 0; i < batch.AccessCount; i++)
        {
            ref readonly var a = ref batch.Accesses[i];
            s.Bind(1, ++id);
            s.Bind(2, a.At);
            s.Bind(3, keys.RowId(KeyKind.User, a.User));
            s.BindReference(4, keys.RowId(KeyKind.Patient, a.Patient));
            s.BindReference(5, keys.RowId(KeyKind.Department, a.Department));
            s.Bind(6, a.Action);
            s.Bind(7, a.Outcome);
            s.Bind(8, a.BreakGlass);
            s.BindReference(9, keys.RowId(KeyKind.Workstation, a.Workstation));
            s.BindReference(10, keys.RowId(KeyKind.SourceIp, a.SourceIp));
            s.BindReference(11, keys.RowId(KeyKind.SourceSystem, a.SourceSystem));
            s.BindReference(12, keys.RowId(KeyKind.ObjectType, a.ObjectType));
            s.BindReference(13, keys.RowId(KeyKind.Purpose, a.Purpose));
            s.BindReference(14, keys.RowId(KeyKind.Reason, a.Reason));
            var at = a.TextStart;
            s.BindGiven(15, batch.Text(at, a.EncounterLength));
            s.BindGiven(16, batch.Text(at += a.EncounterLength, a.ObjectLength));
            s.BindGiven(17, batch.Text(at += a.ObjectLength, a.SessionLength));
            s.BindGiven(18, batch.Text(at + a.SessionLength, a.EventLength));
            s.Bind(19, a.Fingerprint);
            s.Bind(20, a.ContentCheck);
            s.Bind(22, a.Line);
            s.Step();
            s.Reset();
        }
        WriteCounts(batch, keys);
    }

    /// <summary>In the order of the table's key, so that neighbours are written together.</summary>
    internal void WriteCounts(Batch batch, KeyWriter keys)
    {
        var order = new ulong[batch.Daily.Count];
        var events = new int[batch.Daily.Count];
        var n = 0;
        foreach (var (packed, number) in batch.Daily)
        {
            var (kind, key, day) = DailyKey.Unpack(packed);
            key = kind switch
            {
                DailyCountKind.User => keys.RowId(KeyKind.User, key),
                DailyCountKind.Patient => keys.RowId(KeyKind.Patient, key),
                DailyCountKind.Department => keys.RowId(KeyKind.Department, key),
                DailyCountKind.SourceSystem => keys.RowId(KeyKind.SourceSystem, key),
                _ => key,
            };
            order[n] = DailyKey.Pack(kind, key, day);
            events[n++] = number;
        }
        Array.Sort(order, events);
        for (var i = 0; i < order.Length; i++)
        {
            var (kind, key, day) = DailyKey.Unpack(order[i]);
            count.Bind(1, (int)kind);
            count.Bind(2, key);
            count.Bind(3, day);
            count.Bind(4, events[i]);
            count.Run();
        }
    }

    private long LastId()
    {
        using var select = new Statement(connection, "SELECT coalesce(max(Id), 0) FROM Accesses");
        select.Step();
        return select.Long(0);
    }

    public void Dispose()
    {
        insert.Dispose();
        count.Dispose();
    }
}
