using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>A TrueType font. Those of the program stand in its mapped image, so a large one takes memory only where it is looked at; HarfBuzz points into them.</summary>
internal sealed unsafe class FontFile
{
    // In the order in which they are asked for a character. Chinese and Japanese have one weight.
    private static readonly Lazy<FontFile>[] Regulars = [Own("NotoSans-Regular"), Own("NotoNaskhArabic-Regular"), Own("NotoSansSC-Regular"), .. Added()];
    private static readonly Lazy<FontFile>[] Bolds = [Own("NotoSans-Bold"), Own("NotoNaskhArabic-Bold"), .. Regulars[2..]];

    private readonly byte* start;

    private FontFile(string name, byte* start, int length)
    {
        Name = name;
        this.start = start;
        Length = length;
        var head = Table("head");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        BoundingBox = [Scale(head, 36), Scale(head, 38), Scale(head, 40), Scale(head, 42)];
        var hhea = Table("hhea");
        Ascent = Scale(hhea, 4);
        Descent = Scale(hhea, 6);
        var os2 = Table("OS/2");
        CapHeight = os2.Length >= 90 ? Scale(os2, 88) : Ascent;
        IsBold = BinaryPrimitives.ReadUInt16BigEndian(os2[4..]) >= 600;
        // Glyphs must be TrueType outlines: the PDF embeds them as such.
        Table("glyf");
        // OS/2 fsType, bit 1: "restricted licence embedding".
        if ((BinaryPrimitives.ReadUInt16BigEndian(os2[8..]) & 2) != 0)
        {
            throw new NotSupportedException($"The font {name} forbids embedding.");
        }
    }

    /// <summary>PostScript name.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>Thousandths of an em, like all metrics here.</summary>
    public int[] BoundingBox { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public bool IsBold { get; }

    public int Length { get; }

    /// <summary>Address of the first byte; never moves.</summary>
    public nint Address => (nint)start;

    /// <summary>The fonts to ask for a character, in order: Latin, Greek, Cyrillic; Arabic; Chinese and Japanese; those of the folder <c>fonts</c> beside the program, by name.</summary>
    public static IReadOnlyList<Lazy<FontFile>> For(bool bold) => bold ? Bolds : Regulars;

    private static Lazy<FontFile> Own(string name) => new(() =>
    {
        var stream = (UnmanagedMemoryStream)(typeof(FontFile).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not embedded in the program."));
        return new FontFile(name, stream.PositionPointer, (int)stream.Length);
    });

    private static IEnumerable<Lazy<FontFile>> Added()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "fonts");
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.ttf").Order(StringComparer.Ordinal).Select(path => new Lazy<FontFile>(() => Read(path)))
            : [];
    }

    private static FontFile Read(string path)
    {
        using var file = File.OpenRead(path);
        // Lives as long as the process, like the fonts of the program.
        var bytes = (byte*)NativeMemory.Alloc((nuint)file.Length);
        file.ReadExactly(new Span<byte>(bytes, (int)file.Length));
        return new FontFile(Path.GetFileNameWithoutExtension(path), bytes, (int)file.Length);
    }

    private ReadOnlySpan<byte> Table(string tag)
    {
        var bytes = new ReadOnlySpan<byte>(start, Length);
        int count = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        for (var i = 0; i < count; i++)
        {
            var record = bytes.Slice(12 + (16 * i), 16);
            if (Encoding.ASCII.GetString(record[..4]) == tag)
            {
                var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
                return bytes.Slice(offset, (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]));
            }
        }

        throw new InvalidOperationException($"The font {Name} has no {tag} table.");
    }

    private int Scale(ReadOnlySpan<byte> table, int offset) =>
        (int)Math.Round(BinaryPrimitives.ReadInt16BigEndian(table[offset..]) * 1000.0 / UnitsPerEm);
}
