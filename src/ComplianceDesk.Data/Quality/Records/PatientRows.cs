using System.Buffers.Text;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>Rows of one table in the order of the patient, a part of the store at a time, read one patient at a time. Columns count from 1.</summary>
/// <param name="table">The table.</param>
/// <param name="words">Words that many rows share.</param>
/// <param name="clock">The site's.</param>
internal sealed class PatientRows(PatientTable table, SharedWords words, ZoneClock clock)
{
    private const int MostColumns = 32;

    private static readonly int UnixDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private readonly Cell[] cells = new Cell[MostColumns];
    private byte[] bytes = [];
    private int[] rows = [], ends = [];
    private int count, next;

    /// <summary>True when a row stands ready, whoever's it is.</summary>
    public bool Waits { get; private set; }

    /// <summary>Whose row stands ready.</summary>
    public int Patient { get; private set; }

    /// <summary>Takes the rows of a part. What was read of the part before does not stand any more.</summary>
    /// <param name="spool">Holds them.</param>
    /// <param name="part">The part, from 0.</param>
    public void Load(RowSpool spool, int part)
    {
        var (length, first) = (spool.Read(table, part, ref bytes), part * spool.PatientsInPart);
        if (ends.Length == 0)
        {
            ends = new int[spool.PatientsInPart + 1];
        }

        Array.Clear(ends);
        count = 0;
        for (var row = 0; row < length; row += RowBytes.Length(bytes, row))
        {
            count++;
            ends[RowBytes.Patient(bytes, row) - first + 1]++;
        }

        for (var patient = 1; patient < ends.Length; patient++)
        {
            ends[patient] += ends[patient - 1];
        }

        if (rows.Length < count)
        {
            rows = new int[count + (count / 4)];
        }

        // Where a patient's rows begin moves on to where they end as each is put in its place.
        for (var row = 0; row < length; row += RowBytes.Length(bytes, row))
        {
            rows[ends[RowBytes.Patient(bytes, row) - first]++] = row;
        }

        Order();
        next = 0;
        Next();
    }

    /// <summary>True when the row that stands ready is this patient's. Patients must be asked for in order.</summary>
    public bool Is(int patient)
    {
        while (Waits && Patient < patient)
        {
            Next();
        }

        return Waits && Patient == patient;
    }

    /// <summary>Goes to the next row.</summary>
    public void Next()
    {
        Waits = next < count;
        if (Waits)
        {
            var row = rows[next++];
            Patient = RowBytes.Patient(bytes, row);
            RowBytes.Find(bytes, row, cells);
        }
    }

    public int Int(int column) => (int)cells[column].Number;

    public int? Number(int column) => IsNull(column) ? null : Int(column);

    public long? Long(int column) => IsNull(column) ? null : cells[column].Number;

    public bool? Flag(int column) => IsNull(column) ? null : cells[column].Number != 0;

    /// <summary>A value few rows share, decoded only when asked for; it stands as long as the part.</summary>
    public RawText Raw(int column) => IsNull(column) ? default : new(bytes, cells[column].Start, cells[column].Length);

    /// <summary>A value that many rows share.</summary>
    public string? Word(int column) => IsNull(column) ? null : words.Of(Utf8(column));

    /// <summary>A value of this row alone.</summary>
    public string? Text(int column) => IsNull(column) ? null : System.Text.Encoding.UTF8.GetString(Utf8(column));

    public DateTime? Time(int column) =>
        IsNull(column) ? null : new DateTime(DateTime.UnixEpoch.Ticks + (cells[column].Number * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    /// <summary>Day of a time in the site's zone.</summary>
    public DateOnly? DayOf(int column) => IsNull(column) ? null : DateOnly.FromDayNumber(clock.DayOf(cells[column].Number) + UnixDay);

    public DateOnly? Date(int column)
    {
        if (IsNull(column))
        {
            return null;
        }

        var text = Utf8(column);
        return text.Length == 10 && Utf8Parser.TryParse(text[..4], out int year, out _) && Utf8Parser.TryParse(text[5..7], out int month, out _)
            && Utf8Parser.TryParse(text[8..], out int day, out _) ? new DateOnly(year, month, day) : null;
    }

    private bool IsNull(int column) => cells[column].Length == Cell.Null;

    private ReadOnlySpan<byte> Utf8(int column) => bytes.AsSpan(cells[column].Start, cells[column].Length);

    /// <summary>Orders each patient's rows by the table's column; what is equal stays as it was.</summary>
    private void Order()
    {
        if (table.Order == 0)
        {
            return;
        }

        var keys = new List<(long Key, int Row)>();
        for (var patient = 0; patient < ends.Length - 1; patient++)
        {
            var first = patient == 0 ? 0 : ends[patient - 1];
            if (ends[patient] - first < 2)
            {
                continue;
            }

            keys.Clear();
            foreach (var row in rows.AsSpan(first..ends[patient]))
            {
                RowBytes.Find(bytes, row, cells);
                keys.Add((IsNull(table.Order) ? long.MinValue : cells[table.Order].Number, row));
            }

            // A row that came later lies further back.
            keys.Sort();
            for (var i = 0; i < keys.Count; i++)
            {
                rows[first + i] = keys[i].Row;
            }
        }
    }
}
