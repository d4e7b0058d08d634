using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// A prepared SQLite statement without the provider's parameter objects, and without its safe handle counted up and down at each of the two
/// dozen calls a row takes. Places count from 1, columns from 0. The connection must outlive it.
/// </summary>
internal sealed unsafe partial class Statement : IDisposable
{
    private const nint Transient = -1;
    private readonly sqlite3 db;
    private readonly sqlite3_stmt statement;
    private readonly nint handle;

    public Statement(SqliteConnection connection, string sql)
    {
        db = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(db, sql, out statement));
        handle = statement.DangerousGetHandle();
    }

    public void Bind(int place, long value) => Check(BindInt64(handle, place, value));

    public void Bind(int place, double value) => Check(raw.sqlite3_bind_double(statement, place, value));

    public void Bind(int place, ReadOnlySpan<byte> utf8)
    {
        // An empty text is a text; a null pointer would bind NULL.
        fixed (byte* start = utf8.IsEmpty ? " "u8 : utf8) Check(BindText(handle, place, start, utf8.Length, Transient));
    }

    public void Bind(int place, string? text)
    {
        if (text is null) BindNull(place);
        else Check(raw.sqlite3_bind_text(statement, place, text));
    }

    public void BindNull(int place) => Check(BindNull(handle, place));

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
        var rc = Step(handle);
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

    public void Reset() => Check(Reset(handle));

    public bool IsNull(int column) => ColumnType(handle, column) == raw.SQLITE_NULL;

    /// <summary>
    /// A cell of any kind: what its type is, and its number or text. SQLite looks a cell up once here and not at each of three calls; it allows it, since
    /// the store has it run without locks of its own.
    /// </summary>
    public CellKind Cell(int column, out long number, out ReadOnlySpan<byte> text)
    {
        var value = ColumnValue(handle, column);
        number = 0;
        text = default;
        switch (ValueType(value))
        {
            case raw.SQLITE_NULL:
                return CellKind.Null;
            case raw.SQLITE_INTEGER:
                number = ValueInt64(value);
                return CellKind.Whole;
            default:
                text = new(ValueText(value), ValueBytes(value));
                return CellKind.Text;
        }
    }

    /// <summary>Columns of a row.</summary>
    public int Columns => raw.sqlite3_column_count(statement);

    public long Long(int column) => ColumnInt64(handle, column);

    public int Int(int column) => (int)ColumnInt64(handle, column);

    /// <summary>UTF-8 of the row that stands ready, until the next step; empty when null.</summary>
    public ReadOnlySpan<byte> Text(int column) => new(ColumnText(handle, column), ColumnBytes(handle, column));

    public static void Execute(SqliteConnection connection, FormattableString sql)
    {
        using var statement = new Statement(connection, sql.ToString(CultureInfo.InvariantCulture));
        while (statement.Step()) { }
    }

    public void Dispose() => statement.Dispose();

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    private static partial int BindInt64(nint statement, int place, long value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_text"), SuppressGCTransition]
    private static partial int BindText(nint statement, int place, byte* text, int length, nint destructor);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_null"), SuppressGCTransition]
    private static partial int BindNull(nint statement, int place);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    private static partial int ColumnType(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    private static partial long ColumnInt64(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_text"), SuppressGCTransition]
    private static partial byte* ColumnText(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int ColumnBytes(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_value"), SuppressGCTransition]
    private static partial nint ColumnValue(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_value_type"), SuppressGCTransition]
    private static partial int ValueType(nint value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_value_int64"), SuppressGCTransition]
    private static partial long ValueInt64(nint value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_value_text"), SuppressGCTransition]
    private static partial byte* ValueText(nint value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_value_bytes"), SuppressGCTransition]
    private static partial int ValueBytes(nint value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_reset"), SuppressGCTransition]
    private static partial int Reset(nint statement);

    private void Check(int rc)
    {
        if (rc != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(rc, db);
    }
}

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    Null,
    Whole,
    Text,
}
