using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>
/// The rows of all patient tables, laid down by range of patients. A table is read once, in the order it is stored in, rather than through an index that
/// fetches each row from another page; what is read goes to a file that has no name any more, so that memory holds a buffer for each range and whatever
/// ends the process ends the file. Rows of one patient come back in the order of the store, whoever read them when.
/// </summary>
internal sealed class RowSpool : IDisposable
{
    // A part of a few megabytes stays in the processor's cache while it is sorted.
    private const int RowsInPart = 50_000, MostPatientsInPart = 10_000, MostParts = 4_096, Buffer = 1 << 14;

    private readonly SafeFileHandle file;
    private readonly List<Chunk>[] chunks;
    private readonly Dictionary<PatientTable, long> last = [];
    private long end;

    /// <param name="connection">In a transaction, so that all tables are read as of one moment.</param>
    /// <param name="path">A file of its own; nothing is left there.</param>
    public RowSpool(SqliteConnection connection, string path)
    {
        foreach (var table in PatientTable.All)
        {
            using var newest = new Statement(connection, $"SELECT ifnull(max(Id), 0) FROM {table.Name}");
            newest.Step();
            last[table] = newest.Long(0);
        }

        // By what is in the store alone, so that the outcome is the same on every machine.
        var patients = last[PatientTable.Patients] + 1;
        PatientsInPart = (int)Math.Max(Math.Clamp(patients * RowsInPart / Math.Max(1, last.Values.Max()), 1, MostPatientsInPart), (patients + MostParts - 1) / MostParts);
        chunks = new List<Chunk>[((patients - 1) / PatientsInPart) + 1];
        file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        File.Delete(path);
    }

    /// <summary>Row ids of patients in a part.</summary>
    public int PatientsInPart { get; }

    /// <summary>Ranges of patients; the first begins with 0, which is nobody.</summary>
    public int Parts => chunks.Length;

    /// <summary>Every table in pieces for several readers.</summary>
    /// <param name="rows">Rows in a piece.</param>
    public IEnumerable<(PatientTable Table, long First, long Last)> Pieces(int rows) =>
        from table in PatientTable.All
        from piece in Enumerable.Range(0, (int)((last[table] + rows - 1) / rows))
        select (table, ((long)piece * rows) + 1, Math.Min(last[table], ((long)piece + 1) * rows));

    /// <summary>All rows of a table in a part, in the order of the store.</summary>
    /// <param name="table">The table.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="into">Filled from its beginning; another array when it was too small.</param>
    /// <returns>The number of bytes.</returns>
    public int Read(PatientTable table, int part, ref byte[] into)
    {
        var found = (chunks[part] ?? []).Where(chunk => chunk.Table == table).OrderBy(chunk => chunk.First).ThenBy(chunk => chunk.Place).ToList();
        var length = found.Sum(chunk => chunk.Length);
        if (into.Length < length + sizeof(long))
        {
            into = new byte[length + (length / 4) + sizeof(long)];
        }

        var filled = 0;
        foreach (var chunk in found)
        {
            for (var rest = into.AsSpan(filled, chunk.Length); !rest.IsEmpty;)
            {
                var read = RandomAccess.Read(file, rest, chunk.Offset + chunk.Length - rest.Length);
                rest = read > 0 ? rest[read..] : throw new EndOfStreamException();
            }

            filled += chunk.Length;
        }

        return length;
    }

    public void Dispose() => file.Dispose();

    private void Add(int part, PatientTable table, long first, int place, ReadOnlySpan<byte> bytes)
    {
        var offset = Interlocked.Add(ref end, bytes.Length) - bytes.Length;
        RandomAccess.Write(file, bytes, offset);
        lock (chunks)
        {
            (chunks[part] ??= []).Add(new(table, first, place, offset, bytes.Length));
        }
    }

    private sealed record Chunk(PatientTable Table, long First, int Place, long Offset, int Length);

    /// <summary>Lays down rows; one for each reading thread.</summary>
    /// <param name="spool">Where to.</param>
    public sealed class Writer(RowSpool spool)
    {
        private readonly (byte[]? Bytes, int Used, int Written)[] waiting = new (byte[]?, int, int)[spool.Parts];
        private readonly RowBytes row = new();

        /// <summary>Reads a piece of a table.</summary>
        /// <param name="connection">Should be in a transaction.</param>
        /// <param name="table">The table.</param>
        /// <param name="first">First row id.</param>
        /// <param name="last">Last row id.</param>
        public void Read(SqliteConnection connection, PatientTable table, long first, long last)
        {
            using var rows = new Statement(connection, table.Sql);
            rows.Bind(1, first);
            rows.Bind(2, last);
            var columns = rows.Columns;
            while (rows.Step())
            {
                var patient = rows.Int(0);
                Add(patient / spool.PatientsInPart, table, first, row.Of(rows, patient, columns));
            }

            for (var part = 0; part < waiting.Length; part++)
            {
                Flush(part, table, first);
                waiting[part].Written = 0;
            }
        }

        private void Add(int part, PatientTable table, long first, ReadOnlySpan<byte> bytes)
        {
            ref var mine = ref waiting[part];
            if (mine.Bytes is null || mine.Used + bytes.Length > mine.Bytes.Length)
            {
                Flush(part, table, first);
                if (mine.Bytes is null || bytes.Length > mine.Bytes.Length)
                {
                    mine.Bytes = new byte[Math.Max(Buffer, bytes.Length)];
                }
            }

            bytes.CopyTo(mine.Bytes.AsSpan(mine.Used));
            mine.Used += bytes.Length;
        }

        private void Flush(int part, PatientTable table, long first)
        {
            ref var mine = ref waiting[part];
            if (mine.Used > 0)
            {
                spool.Add(part, table, first, mine.Written++, mine.Bytes.AsSpan(0, mine.Used));
                mine.Used = 0;
            }
        }
    }
}
