using System.Numerics;
using System.Runtime.InteropServices;

namespace ComplianceDesk.Core.Access;

/// <summary>A text, or several one after another, boiled down to two numbers, of which 96 bits are kept; the default stands for none.</summary>
/// <param name="A">The first number.</param>
/// <param name="B">The second.</param>
internal readonly record struct TextHash(ulong A, ulong B)
{
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xD6E8FEB86659FD93;

    public ulong Low => A;

    public uint High => (uint)(B >> 32);

    /// <summary>The hash of a text. Equal texts of different kinds (a family name, a street) are different texts.</summary>
    public static TextHash Of(char kind, ReadOnlySpan<char> text)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        var start = ((ulong)kind << 32) | (uint)bytes.Length;
        var hash = new TextHash(First ^ start, Second + start);
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            hash = hash.Mixed(MemoryMarshal.Read<ulong>(bytes));
        }

        Span<byte> rest = stackalloc byte[8];
        rest.Clear();
        bytes.CopyTo(rest);
        return hash.With(MemoryMarshal.Read<ulong>(rest));
    }

    /// <summary>This text and a number after it.</summary>
    public TextHash With(ulong number)
    {
        var hash = Mixed(number);
        return hash.Mixed(hash.A ^ BitOperations.RotateLeft(hash.B, 32));
    }

    /// <summary>This text and another after it.</summary>
    public TextHash With(TextHash other) => Mixed(other.A).With(other.B);

    /// <summary>Multiplies and folds eight bytes, twice over with different numbers.</summary>
    private TextHash Mixed(ulong part) => new(Fold(A ^ part, First), Fold(B + BitOperations.RotateLeft(part, 29), Second));

    private static ulong Fold(ulong value, ulong by)
    {
        var high = Math.BigMul(value, by, out var low);
        return high ^ low;
    }
}
