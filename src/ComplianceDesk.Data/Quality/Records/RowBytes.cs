using System.Numerics;
using System.Runtime.CompilerServices;
using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>
/// A row as bytes: its length, the patient, and each further cell as a mark and its bytes. Mark 0 is null, 1 to 8 a whole number of so many bytes, then a
/// text of the mark's length less 9, and the last mark a text whose length follows.
/// </summary>
internal sealed class RowBytes
{
    private const int Head = 2 * sizeof(int);

    private const byte TextMark = sizeof(long) + 1, LongMark = byte.MaxValue;

    private byte[] bytes = new byte[1 << 12];

    /// <summary>Of the row that stands ready; until the next one.</summary>
    public ReadOnlySpan<byte> Of(Statement rows, int patient, int columns)
    {
        var used = Head;
        for (var column = 1; column < columns; column++)
        {
            var kind = rows.Cell(column, out var number, out var text);
            Room(used + 1 + sizeof(long) + text.Length);
            if (kind == CellKind.Whole)
            {
                var length = (64 - BitOperations.LeadingZeroCount((ulong)number | 1) + 7) / 8;
                bytes[used] = (byte)length;
                Unsafe.WriteUnaligned(ref bytes[used + 1], number);
                used += 1 + length;
            }
            else if (kind == CellKind.Null)
            {
                bytes[used++] = 0;
            }
            else
            {
                if (text.Length < LongMark - TextMark)
                {
                    bytes[used++] = (byte)(TextMark + text.Length);
                }
                else
                {
                    bytes[used++] = LongMark;
                    Unsafe.WriteUnaligned(ref bytes[used], text.Length);
                    used += sizeof(int);
                }

                text.CopyTo(bytes.AsSpan(used));
                used += text.Length;
            }
        }

        Unsafe.WriteUnaligned(ref bytes[0], used);
        Unsafe.WriteUnaligned(ref bytes[sizeof(int)], patient);
        return bytes.AsSpan(0, used);
    }

    /// <summary>The length of a row.</summary>
    public static int Length(byte[] from, int row) => Unsafe.ReadUnaligned<int>(ref from[row]);

    /// <summary>Whose it is.</summary>
    public static int Patient(byte[] from, int row) => Unsafe.ReadUnaligned<int>(ref from[row + sizeof(int)]);

    /// <summary>Finds the cells of a row. Eight bytes must follow it.</summary>
    /// <param name="from">Holds the row.</param>
    /// <param name="row">Its first byte.</param>
    /// <param name="cells">The cells behind the patient, from 1.</param>
    public static void Find(byte[] from, int row, Cell[] cells)
    {
        var (at, end) = (row + Head, row + Length(from, row));
        for (var column = 1; at < end; column++)
        {
            ref var cell = ref cells[column];
            var mark = from[at++];
            if (mark is > 0 and < TextMark)
            {
                var number = Unsafe.ReadUnaligned<ulong>(ref from[at]);
                cell = new(mark == sizeof(long) ? (long)number : (long)(number & ((1UL << (8 * mark)) - 1)), at, Cell.Whole);
                at += mark;
            }
            else if (mark == 0)
            {
                cell = new(0, at, Cell.Null);
            }
            else
            {
                var length = mark - TextMark;
                if (mark == LongMark)
                {
                    length = Unsafe.ReadUnaligned<int>(ref from[at]);
                    at += sizeof(int);
                }

                cell = new(0, at, length);
                at += length;
            }
        }
    }

    private void Room(int length)
    {
        if (length > bytes.Length)
        {
            Array.Resize(ref bytes, 2 * length);
        }
    }
}

/// <summary>A cell of a row.</summary>
/// <param name="Number">Its value when it is a whole number.</param>
/// <param name="Start">The first byte of its text.</param>
/// <param name="Length">The length of its text; <see cref="Null"/> or <see cref="Whole"/> when it is none.</param>
internal readonly record struct Cell(long Number, int Start, int Length)
{
    /// <summary>The length of what is not given.</summary>
    public const int Null = -1;

    /// <summary>The length of a number.</summary>
    public const int Whole = -2;
}
