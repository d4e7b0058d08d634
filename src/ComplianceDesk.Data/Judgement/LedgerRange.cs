using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Accesses of a span of time, found by the ledger's index of times.</summary>
/// <param name="FromAt">First moment, milliseconds since 1970-01-01 UTC.</param>
/// <param name="ToAt">The moment after the last.</param>
/// <param name="Count">Accesses.</param>
/// <param name="FirstId">Least row id among them.</param>
/// <param name="LastId">Greatest row id among them.</param>
internal readonly record struct LedgerRange(long FromAt, long ToAt, int Count, long FirstId, long LastId)
{
    /// <summary>
    /// The rest of a statement that reads them: where files came in the order of time, their rows stand together and are read in one sweep; else one by one.
    /// </summary>
    public string From => LastId - FirstId < 2L * Count
        ? "FROM Accesses NOT INDEXED WHERE Id BETWEEN ?3 AND ?4 AND At >= ?1 AND At < ?2"
        : "FROM Accesses INDEXED BY IX_Accesses_At WHERE At >= ?1 AND At < ?2 AND ?3 <= ?4";

    /// <summary>Measures a span from the index alone.</summary>
    public static LedgerRange Of(SqliteConnection connection, long fromAt, long toAt)
    {
        using var range = new Statement(connection, "SELECT count(*), ifnull(min(Id), 0), ifnull(max(Id), 0) FROM Accesses INDEXED BY IX_Accesses_At WHERE At >= ?1 AND At < ?2");
        range.Bind(1, fromAt);
        range.Bind(2, toAt);
        range.Step();
        return new(fromAt, toAt, range.Int(0), range.Long(1), range.Long(2));
    }

    /// <summary>Binds the places that <see cref="From"/> names.</summary>
    public void Bind(Statement statement)
    {
        statement.Bind(1, FromAt);
        statement.Bind(2, ToAt);
        statement.Bind(3, FirstId);
        statement.Bind(4, LastId);
    }

    /// <summary>The first day of each week that holds accesses, in order; found by looking once for each week.</summary>
    public static List<int> Weeks(SqliteConnection connection, SiteCalendar calendar)
    {
        var weeks = new List<int>();
        using var next = new Statement(connection, "SELECT At FROM Accesses WHERE At >= ?1 ORDER BY At LIMIT 1");
        for (var from = long.MinValue; ;)
        {
            next.Bind(1, from);
            if (!next.Step())
            {
                return weeks;
            }

            weeks.Add(SiteCalendar.WeekOf(calendar.DayOf(next.Long(0))));
            next.Reset();
            from = calendar.StartOf(weeks[^1] + 7);
        }
    }
}
