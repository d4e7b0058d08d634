using System.Runtime.InteropServices;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Counts the judged accesses by week, department, reason or what was missing for one, and first or repeat: what the coverage page reads instead of the ledger.</summary>
internal static class ReasonCountWriter
{
    /// <summary>Writes the counts of an epoch's weeks in the place of what was there for them.</summary>
    /// <param name="connection">A connection inside the epoch's transaction.</param>
    /// <param name="accesses">What was judged: whole weeks.</param>
    /// <param name="reasons">What is kept about each session's reason.</param>
    /// <param name="until">The day after the last one that the epoch answers for.</param>
    public static void Write(SqliteConnection connection, ExplainedAccesses accesses, SessionReason[] reasons, int until)
    {
        var counts = Count(accesses, reasons);
        using (var delete = new Statement(connection, "DELETE FROM ReasonCounts WHERE Week >= ?1 AND Week < ?2"))
        {
            delete.Bind(1, accesses.FromDay);
            delete.Bind(2, until);
            delete.Run();
        }

        using var insert = new Statement(connection, """
            INSERT INTO ReasonCounts (Week, DepartmentId, ExplanationId, Missing, First, Sessions, Accesses) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """);
        foreach (var (key, (sessions, events)) in counts)
        {
            insert.Bind(1, key.Week);
            insert.Bind(2, key.Department);
            insert.Bind(3, key.Explanation);
            insert.Bind(4, (int)key.Missing);
            insert.Bind(5, key.First ? 1 : 0);
            insert.Bind(6, sessions);
            insert.Bind(7, events);
            insert.Run();
        }
    }

    private static Dictionary<(int Week, int Department, int Explanation, MissingReason Missing, bool First), (int Sessions, int Accesses)> Count(
        ExplainedAccesses accesses, SessionReason[] reasons)
    {
        var counts = new Dictionary<(int, int, int, MissingReason, bool), (int Sessions, int Accesses)>();
        for (var index = 0; index < accesses.Sessions.Count; index++)
        {
            if (!accesses.IsJudged(index))
            {
                continue;
            }

            var reason = reasons[index];
            var key = (SiteCalendar.WeekOf(accesses.Sessions.Day[index]), reason.Department, reason.Term, reason.Missing, accesses.IsFirstEver(index));
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
            count = (count.Sessions + 1, count.Accesses + accesses.Sessions.RowsOf(index).Length);
        }

        return counts;
    }
}
