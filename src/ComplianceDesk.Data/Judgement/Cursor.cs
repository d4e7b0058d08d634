using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ComplianceDesk.Data.Judgement;

/// <summary>A prepared statement on the engine itself: reading millions of integers through a data reader costs several times as much.</summary>
internal sealed class Cursor : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;

    public Cursor(SqliteConnection connection, string sql)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement));
    }

    /// <summary>The next row; false at the end.</summary>
    public bool Read() => raw.sqlite3_step(statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var code => throw Failure(code),
    };

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>The number, 0 for NULL.</summary>
    public int Int(int column) => raw.sqlite3_column_int(statement, column);

    public bool Flag(int column) => raw.sqlite3_column_int(statement, column) != 0;

    public long? LongOrNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Long(column);

    public string? Text(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>Sets a parameter, counted from 1.</summary>
    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(statement, parameter, value));

    /// <summary>Sets a parameter to NULL, counted from 1.</summary>
    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(statement, parameter));

    /// <summary>Runs a statement that gives no rows and makes it ready to run again.</summary>
    public void Run()
    {
        while (Read())
        {
        }

        Check(raw.sqlite3_reset(statement));
    }

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code);
        }
    }

    private SqliteException Failure(int code) => new(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code);
}
