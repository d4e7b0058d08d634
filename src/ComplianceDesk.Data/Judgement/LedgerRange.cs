using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Accesses of a span of time, found by the ledger's index of times.</summary>
/// <param name="FromAt">First moment, milliseconds since 1970-01-01 UTC.</param>
/// <param name="ToAt">The moment after the last.</param>
/// <param name="Count">Accesses.</param>
/// <param name="Sweep">The least and the greatest row id, where the rows stand together, in the order of time or not; null where others lie between them.</param>
internal readonly record struct LedgerRange(long FromAt, long ToAt, int Count, (long FirstId, long LastId)? Sweep)
{
    private const string Index = "FROM Accesses INDEXED BY IX_Accesses_At WHERE At >= ?1 AND At < ?2";

    /// <summary>The rest of a statement that reads them: rows that stand together are read in one sweep, else the index leads from one to the next.</summary>
    public string From => Sweep is null ? Index : "FROM Accesses NOT INDEXED WHERE Id BETWEEN ?3 AND ?4 AND At >= ?1 AND At < ?2";

    /// <summary>Measures a span from the index alone; where files came in the order of time, counting is enough, a tenth of the work.</summary>
    public static LedgerRange Of(SqliteConnection connection, long fromAt, long toAt)
    {
        var (count, first, last) = Measure($"SELECT count(*), ifnull((SELECT Id {Index} ORDER BY At, Id LIMIT 1), 0), ifnull((SELECT Id {Index} ORDER BY At DESC, Id DESC LIMIT 1), 0) {Index}");
        if (last - first != count - 1L)
        {
            (count, first, last) = Measure($"SELECT count(*), ifnull(min(Id), 0), ifnull(max(Id), 0) {Index}");
        }

        return new(fromAt, toAt, count, last - first < 2L * count ? (first, last) : null);

        (int Count, long First, long Last) Measure(string sql)
        {
            using var range = new Statement(connection, sql);
            range.Bind(1, fromAt);
            range.Bind(2, toAt);
            range.Step();
            return (range.Int(0), range.Long(1), range.Long(2));
        }
    }

    /// <summary>Binds the places that <see cref="From"/> names.</summary>
    public void Bind(Statement statement)
    {
        statement.Bind(1, FromAt);
        statement.Bind(2, ToAt);
        if (Sweep is var (first, last))
        {
            statement.Bind(3, first);
            statement.Bind(4, last);
        }
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
