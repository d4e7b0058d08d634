using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ComplianceDesk.Data.Import;

/// <summary>A prepared SQLite statement without the provider's parameter objects: twice as fast per row. Places count from 1, columns from 0.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 db;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        db = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(db, sql, out statement));
    }

    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(statement, place, value));

    public void Bind(int place, double value) => Check(raw.sqlite3_bind_double(statement, place, value));

    public void Bind(int place, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(statement, place, utf8));

    public void Bind(int place, string? text)
    {
        if (text is null) BindNull(place);
        else Check(raw.sqlite3_bind_text(statement, place, text));
    }

    public void BindNull(int place) => Check(raw.sqlite3_bind_null(statement, place));

    /// <summary>Text, or null when empty.</summary>
    public void BindGiven(int place, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) BindNull(place);
        else Bind(place, utf8);
    }

    /// <summary>A row id, or null when it is 0.</summary>
    public void BindReference(int place, int id)
    {
        if (id == 0) BindNull(place);
        else Bind(place, id);
    }

    /// <summary>True when a row stands ready.</summary>
    public bool Step()
    {
        var rc = raw.sqlite3_step(statement);
        if (rc == raw.SQLITE_ROW) return true;
        if (rc != raw.SQLITE_DONE) Check(rc);
        return false;
    }

    /// <summary>Runs the statement to its end, makes it ready for the next values and returns the rows it changed.</summary>
    public int Run()
    {
        while (Step()) { }
        var changes = raw.sqlite3_changes(db);
        Reset();
        return changes;
    }

    public void Reset() => Check(raw.sqlite3_reset(statement));

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public int Int(int column) => raw.sqlite3_column_int(statement, column);

    public ReadOnlySpan<byte> Text(int column) => raw.sqlite3_column_blob(statement, column);

    public static void Execute(SqliteConnection connection, FormattableString sql)
    {
        using var statement = new Statement(connection, sql.ToString(CultureInfo.InvariantCulture));
        while (statement.Step()) { }
    }

    public void Dispose() => statement.Dispose();

    private void Check(int rc)
    {
        if (rc != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(rc, db);
    }
}
