using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>A TrueType font that is part of the program, pinned for the life of the process so that HarfBuzz may point into it.</summary>
internal sealed class FontFile
{
    private static readonly Lazy<FontFile> LazyRegular = new(() => new FontFile("NotoSans-Regular"));
    private static readonly Lazy<FontFile> LazyBold = new(() => new FontFile("NotoSans-Bold"));

    private readonly byte[] bytes;

    private FontFile(string name)
    {
        Name = name;
        using var stream = typeof(FontFile).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not embedded in the program.");
        bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        stream.ReadExactly(bytes);

        var head = Table("head");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        BoundingBox = [Scale(head, 36), Scale(head, 38), Scale(head, 40), Scale(head, 42)];
        var hhea = Table("hhea");
        Ascent = Scale(hhea, 4);
        Descent = Scale(hhea, 6);
        var os2 = Table("OS/2");
        CapHeight = Scale(os2, 88);
        IsBold = BinaryPrimitives.ReadUInt16BigEndian(os2[4..]) >= 600;
        // OS/2 fsType, bit 1: "restricted licence embedding".
        if ((BinaryPrimitives.ReadUInt16BigEndian(os2[8..]) & 2) != 0)
        {
            throw new NotSupportedException($"The font {name} forbids embedding.");
        }
    }

    /// <summary>Noto Sans Regular: Latin, Greek, Cyrillic and more.</summary>
    public static FontFile Regular => LazyRegular.Value;

    /// <summary>Noto Sans Bold.</summary>
    public static FontFile Bold => LazyBold.Value;

    /// <summary>PostScript name.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>Thousandths of an em, like all metrics here.</summary>
    public int[] BoundingBox { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public bool IsBold { get; }

    public int Length => bytes.Length;

    /// <summary>Address of the first byte; never moves.</summary>
    public nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0);

    private ReadOnlySpan<byte> Table(string tag)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var record = bytes.AsSpan(12 + (16 * i), 16);
            if (Encoding.ASCII.GetString(record[..4]) == tag)
            {
                var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
                return bytes.AsSpan(offset, (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]));
            }
        }

        throw new InvalidOperationException($"The font {Name} has no {tag} table.");
    }

    private int Scale(ReadOnlySpan<byte> table, int offset) =>
        (int)Math.Round(BinaryPrimitives.ReadInt16BigEndian(table[offset..]) * 1000.0 / UnitsPerEm);
}
