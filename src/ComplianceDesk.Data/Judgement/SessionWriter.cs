using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Brings the stored sessions of an epoch to what was judged, touching only those that differ.</summary>
internal static class SessionWriter
{
    /// <param name="connection">A connection inside the epoch's transaction.</param>
    /// <param name="accesses">What was judged.</param>
    /// <param name="reasons">What is kept about each session's reason.</param>
    /// <param name="until">The day after the last one that the epoch answers for.</param>
    /// <param name="isNew">True when no session of these days is stored.</param>
    public static void Write(SqliteConnection connection, ExplainedAccesses accesses, SessionReason[] reasons, int until, bool isNew)
    {
        var (changed, gone) = isNew ? (All(accesses), []) : Compare(connection, accesses, reasons, until);
        using (var delete = new Statement(connection, "DELETE FROM AccessSessions WHERE UserId = ?1 AND PatientId = ?2 AND Day = ?3"))
        {
            foreach (var (user, patient, day) in gone)
            {
                delete.Bind(1, user);
                delete.Bind(2, patient);
                delete.Bind(3, day);
                delete.Run();
            }
        }

        using var insert = new Statement(connection, """
            INSERT OR REPLACE INTO AccessSessions (UserId, PatientId, Day, Events, FirstAt, LastAt, First, ExplanationId, Missing, DepartmentId)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """);
        foreach (var index in changed)
        {
            var session = accesses.Sessions[index];
            insert.Bind(1, session.User);
            insert.Bind(2, session.Patient);
            insert.Bind(3, session.Day);
            insert.Bind(4, accesses.Sessions.RowsOf(index).Length);
            insert.Bind(5, session.FirstAt);
            insert.Bind(6, session.LastAt);
            insert.Bind(7, accesses.IsFirstEver(index) ? 1 : 0);
            insert.BindReference(8, reasons[index].Term);
            insert.Bind(9, (int)reasons[index].Missing);
            insert.Bind(10, reasons[index].Department);
            insert.Run();
        }
    }

    private static List<int> All(ExplainedAccesses accesses) => [.. Enumerable.Range(0, accesses.Sessions.Count).Where(accesses.IsJudged)];

    private static (List<int> Changed, List<(int User, int Patient, int Day)> Gone) Compare(SqliteConnection connection, ExplainedAccesses accesses, SessionReason[] reasons, int until)
    {
        var sessions = accesses.Sessions;
        var changed = new List<int>();
        var gone = new List<(int, int, int)>();
        using var stored = new Statement(connection, """
            SELECT UserId, PatientId, Day, Events, FirstAt, LastAt, First, ExplanationId, Missing, DepartmentId
            FROM AccessSessions WHERE Day >= ?1 AND Day < ?2 ORDER BY UserId, PatientId, Day
            """);
        stored.Bind(1, accesses.FromDay);
        stored.Bind(2, until);
        var next = 0;
        while (stored.Step())
        {
            var key = (stored.Int(0), stored.Int(1), stored.Int(2));
            while (next < sessions.Count && (!accesses.IsJudged(next) || Key(sessions, next).CompareTo(key) < 0))
            {
                Add(next++);
            }

            if (next == sessions.Count || Key(sessions, next) != key)
            {
                gone.Add(key);
                continue;
            }

            var session = sessions[next];
            if (stored.Int(3) != sessions.RowsOf(next).Length || stored.Long(4) != session.FirstAt || stored.Long(5) != session.LastAt
                || (stored.Int(6) != 0) != accesses.IsFirstEver(next) || new SessionReason(stored.Int(7), (MissingReason)stored.Int(8), stored.Int(9)) != reasons[next])
            {
                changed.Add(next);
            }

            next++;
        }

        while (next < sessions.Count)
        {
            Add(next++);
        }

        return (changed, gone);

        void Add(int index)
        {
            if (accesses.IsJudged(index))
            {
                changed.Add(index);
            }
        }
    }

    private static (int User, int Patient, int Day) Key(SessionTable sessions, int index) => (sessions.User(index), sessions.Patient(index), sessions.Day[index]);
}
