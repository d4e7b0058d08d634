using System.Buffers.Text;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>Rows of one table in the order of the patient, whose row id is column 0, read one patient at a time.</summary>
internal sealed class PatientRows : IDisposable
{
    private readonly Statement statement;
    private readonly TextStore texts;
    private readonly ZoneClock clock;
    private bool waits;

    /// <param name="connection">Must outlive it.</param>
    /// <param name="sql">A query with the first and the last patient's row id as parameters.</param>
    /// <param name="first">First patient.</param>
    /// <param name="last">Last patient.</param>
    /// <param name="texts">Keeps what is read.</param>
    /// <param name="clock">The site's.</param>
    public PatientRows(SqliteConnection connection, string sql, int first, int last, TextStore texts, ZoneClock clock)
    {
        (this.texts, this.clock) = (texts, clock);
        statement = new Statement(connection, sql);
        statement.Bind(1, first);
        statement.Bind(2, last);
        waits = statement.Step();
    }

    /// <summary>True when the row that stands ready is this patient's. Patients must be asked for in order.</summary>
    public bool Is(int patient)
    {
        while (waits && statement.Int(0) < patient)
        {
            Next();
        }

        return waits && statement.Int(0) == patient;
    }

    /// <summary>True when a row stands ready, whoever's it is.</summary>
    public bool Waits => waits;

    /// <summary>Goes to the next row.</summary>
    public void Next() => waits = statement.Step();

    public bool IsNull(int column) => statement.IsNull(column);

    public int Int(int column) => statement.Int(column);

    public int? Number(int column) => statement.IsNull(column) ? null : statement.Int(column);

    public long? Long(int column) => statement.IsNull(column) ? null : statement.Long(column);

    public bool? Flag(int column) => statement.IsNull(column) ? null : statement.Int(column) != 0;

    /// <summary>A value few rows share, decoded only when asked for.</summary>
    public RawText Raw(int column) => statement.IsNull(column) ? default : texts.Keep(statement.Text(column));

    /// <summary>A value that many rows share.</summary>
    public string? Word(int column) => statement.IsNull(column) ? null : texts.Word(statement.Text(column));

    public DateTime? Time(int column) =>
        statement.IsNull(column) ? null : new DateTime(DateTime.UnixEpoch.Ticks + (statement.Long(column) * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    /// <summary>Day of a time in the site's zone.</summary>
    public DateOnly? DayOf(int column) => statement.IsNull(column) ? null : DateOnly.FromDayNumber(clock.DayOf(statement.Long(column)) + UnixDay);

    public DateOnly? Date(int column)
    {
        var text = statement.Text(column);
        return text.Length == 10 && Utf8Parser.TryParse(text[..4], out int year, out _) && Utf8Parser.TryParse(text[5..7], out int month, out _)
            && Utf8Parser.TryParse(text[8..], out int day, out _) ? new DateOnly(year, month, day) : null;
    }

    public void Dispose() => statement.Dispose();

    private static readonly int UnixDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
}
