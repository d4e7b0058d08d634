using System.Text;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Brings the stored sessions to what was judged, touching only those that differ.</summary>
internal static class SessionWriter
{
    /// <param name="connection">A connection inside the run's transaction.</param>
    /// <param name="accesses">What was judged.</param>
    /// <param name="terms">Term id of each explanation, by the explanation's id.</param>
    /// <returns>The number of sessions written or removed.</returns>
    public static int Write(SqliteConnection connection, ExplainedAccesses accesses, IReadOnlyDictionary<string, int> terms)
    {
        var (changed, gone) = Compare(connection, accesses, terms);
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

        // Building an index once is several times cheaper than keeping it while most of the table is written.
        string[] indexes = changed.Count > 200_000 ? Indexes(connection) : [];
        using (var insert = new Statement(connection, """
            INSERT OR REPLACE INTO AccessSessions (UserId, PatientId, Day, Events, FirstAt, LastAt, First, ExplanationId) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """))
        {
            foreach (var index in changed)
            {
                var session = accesses.Sessions[index];
                insert.Bind(1, session.User);
                insert.Bind(2, session.Patient);
                insert.Bind(3, session.Day);
                insert.Bind(4, accesses.Sessions.RowsOf(index).Length);
                insert.Bind(5, session.FirstAt);
                insert.Bind(6, session.LastAt);
                insert.Bind(7, accesses.Sessions.IsFirst(index) ? 1 : 0);
                insert.BindReference(8, accesses.ReasonOf(index) is { } reason ? terms[reason.Id] : 0);

                insert.Run();
            }
        }

        foreach (var index in indexes)
        {
            using var create = new Statement(connection, index);
            create.Run();
        }

        return changed.Count + gone.Count;
    }

    private static (List<int> Changed, List<(int User, int Patient, int Day)> Gone) Compare(SqliteConnection connection, ExplainedAccesses accesses, IReadOnlyDictionary<string, int> terms)
    {
        var sessions = accesses.Sessions;
        var changed = new List<int>();
        var gone = new List<(int, int, int)>();
        using var stored = new Statement(connection, """
            SELECT UserId, PatientId, Day, Events, FirstAt, LastAt, First, ExplanationId FROM AccessSessions ORDER BY UserId, PatientId, Day
            """);
        var next = 0;
        while (stored.Step())
        {
            var key = (stored.Int(0), stored.Int(1), stored.Int(2));
            while (next < sessions.Count && Key(sessions, next).CompareTo(key) < 0)
            {
                changed.Add(next++);
            }

            if (next == sessions.Count || Key(sessions, next) != key)
            {
                gone.Add(key);
                continue;
            }

            var session = sessions[next];
            var term = accesses.ReasonOf(next) is { } reason ? terms[reason.Id] : 0;
            if (stored.Int(3) != sessions.RowsOf(next).Length || stored.Long(4) != session.FirstAt || stored.Long(5) != session.LastAt
                || (stored.Int(6) != 0) != sessions.IsFirst(next) || stored.Int(7) != term)
            {
                changed.Add(next);
            }

            next++;
        }

        for (; next < sessions.Count; next++)
        {
            changed.Add(next);
        }

        return (changed, gone);
    }

    private static (int User, int Patient, int Day) Key(SessionTable sessions, int index) => (sessions.User(index), sessions.Patient(index), sessions.Day[index]);

    private static string[] Indexes(SqliteConnection connection)
    {
        var indexes = new List<(string Name, string Sql)>();
        using (var rows = new Statement(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'AccessSessions' AND sql IS NOT NULL"))
        {
            while (rows.Step())
            {
                indexes.Add((Encoding.UTF8.GetString(rows.Text(0)), Encoding.UTF8.GetString(rows.Text(1))));
            }
        }

        foreach (var (name, _) in indexes)
        {
            using var drop = new Statement(connection, $"DROP INDEX \"{name}\"");
            drop.Run();
        }

        return [.. indexes.Select(i => i.Sql)];
    }
}
