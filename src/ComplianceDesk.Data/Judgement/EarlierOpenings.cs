using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Which users had opened which patients before an epoch, with a reason or without, in the whole log.</summary>
internal static class EarlierOpenings
{
    /// <summary>For each session that is its user's first with its patient in the window, whether the two met before the day; false for the others.</summary>
    public static bool[] Before(SqliteConnection connection, SessionTable sessions, int day)
    {
        var met = new bool[sessions.Count];
        using var earlier = new Statement(connection, "SELECT 1 FROM AccessSessions WHERE UserId = ?1 AND PatientId = ?2 AND Day < ?3 LIMIT 1");
        for (var index = 0; index < met.Length; index++)
        {
            if (sessions.IsFirst(index) && sessions.Day[index] >= day)
            {
                earlier.Bind(1, sessions.User(index));
                earlier.Bind(2, sessions.Patient(index));
                earlier.Bind(3, day);
                met[index] = earlier.Step();
                earlier.Reset();
            }
        }

        return met;
    }
}
