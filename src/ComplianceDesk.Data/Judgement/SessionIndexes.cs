using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>The indexes of the kept sessions beside their key: made once after the first sessions are written, which is several times cheaper than keeping them meanwhile.</summary>
internal sealed class SessionIndexes
{
    private const int Many = 200_000;

    private static readonly (string Name, string Columns)[] All = [("IX_AccessSessions_PatientId_Day", "PatientId, Day"), ("IX_AccessSessions_Day", "Day")];

    private readonly SqliteConnection connection;

    private SessionIndexes(SqliteConnection connection) => this.connection = connection;

    /// <summary>True when no session was kept before this run and the indexes are not there.</summary>
    public bool AreLeftOut { get; private set; }

    /// <summary>Takes the indexes away when no session is kept and many will be; makes those that a killed run has left out.</summary>
    public static SessionIndexes Begin(SqliteConnection connection, JudgementPlan plan)
    {
        var indexes = new SessionIndexes(connection);
        if (plan.IsEverything && IsEmpty(connection) && LedgerRange.Of(connection, long.MinValue, long.MaxValue).Count > Many)
        {
            indexes.AreLeftOut = true;
            foreach (var (name, _) in All)
            {
                Execute($"DROP INDEX IF EXISTS {name}", connection);
            }
        }
        else
        {
            indexes.Build();
        }

        return indexes;
    }

    /// <summary>Makes what is missing.</summary>
    public void Build()
    {
        foreach (var (name, columns) in All)
        {
            Execute($"CREATE INDEX IF NOT EXISTS {name} ON AccessSessions({columns})", connection);
        }
    }

    /// <summary>True when no session is kept.</summary>
    private static bool IsEmpty(SqliteConnection connection)
    {
        using var any = new Statement(connection, "SELECT 1 FROM AccessSessions LIMIT 1");
        return !any.Step();
    }

    private static void Execute(string sql, SqliteConnection connection)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }
}
