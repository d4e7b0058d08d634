using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ComplianceDesk.Data.Tests;

/// <summary>Listens to the commands that a store carries out, and asks SQLite how it would carry out each.</summary>
internal sealed class QueryPlans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly DeskStore store;
    private readonly List<IDisposable> subscriptions = [];
    private readonly List<(string Sql, (string Name, object? Value)[] Parameters)> commands = [];

    public QueryPlans(DeskStore store)
    {
        this.store = store;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>The steps of every command's plan so far, for example <c>SEARCH a USING INDEX IX_Accesses_User_At (UserId=? AND At&gt;?)</c>.</summary>
    public IReadOnlyList<string> Steps()
    {
        using var connection = store.OpenConnection();
        var steps = new List<string>();
        foreach (var (sql, parameters) in commands)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                steps.Add(reader.GetString(3) + Table(sql, reader.GetString(3)));
            }
        }
        return steps;
    }

    /// <summary>Rows that were asked for so far, the one that ends each answer among them.</summary>
    public long RowsRead { get; private set; }

    /// <summary>How many commands so far have read a table.</summary>
    public int ReadsOf(string table)
    {
        lock (commands)
        {
            return commands.Count(c => c.Sql.Contains($"""FROM "{table}" """, StringComparison.Ordinal) || c.Sql.Contains($"""JOIN "{table}" """, StringComparison.Ordinal));
        }
    }

    /// <summary>Steps that read the whole of a table, by the table's name or by its index.</summary>
    public IEnumerable<string> ScansOf(string table) => Steps().Where(s => s.StartsWith("SCAN ", StringComparison.Ordinal) && s.EndsWith($"[{table}]", StringComparison.Ordinal));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is DataReaderDisposingEventData { Command: SqliteCommand } read && IsOfStore(read.Command.Connection))
        {
            lock (commands)
            {
                RowsRead += read.ReadCount;
            }
        }

        if (value.Value is CommandExecutedEventData { Command: SqliteCommand command } && IsOfStore(command.Connection))
        {
            lock (commands)
            {
                commands.Add((command.CommandText, [.. command.Parameters.Cast<SqliteParameter>().Select(p => (p.ParameterName, p.Value))]));
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private bool IsOfStore(System.Data.Common.DbConnection? connection) => connection?.DataSource.StartsWith(store.Directory, StringComparison.Ordinal) == true;

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());

    // A plan names the alias; the command says which table it stands for.
    private static string Table(string sql, string step)
    {
        var alias = step.Split(' ') is [_, var word, ..] ? word : "";
        var match = System.Text.RegularExpressions.Regex.Match(sql, $"""(?:FROM|JOIN) "(\w+)" AS "{System.Text.RegularExpressions.Regex.Escape(alias)}"(?!\w)""");
        return match.Success ? $" [{match.Groups[1].Value}]" : "";
    }

    private static class DbLoggerCategory
    {
        public const string Name = Microsoft.EntityFrameworkCore.DbLoggerCategory.Name;
    }
}
