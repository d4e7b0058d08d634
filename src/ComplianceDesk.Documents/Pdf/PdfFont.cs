using System.Buffers.Binary;
using System.Security.Cryptography;
using HarfBuzzSharp;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// A font in one document: hands out character ids as glyphs are used and writes the subset at the end. There is one id for each pair of
/// glyph and source text, so the ToUnicode map gives back exactly what was written even where characters share a glyph.
/// </summary>
internal sealed class PdfFont : IDisposable
{
    private readonly FontFile file;
    private readonly Blob blob;
    private readonly Face face;
    private readonly Dictionary<(uint Glyph, string Source), ushort> ids = [];
    private readonly List<(uint Glyph, string Source)> used = [(0, PlainText.Replacement.ToString())];
    private readonly Lazy<int> id;

    public PdfFont(FontFile file, string resourceName, PdfObjectWriter objects)
    {
        this.file = file;
        ResourceName = resourceName;
        id = new Lazy<int>(objects.Reserve);
        blob = new Blob(file.Address, file.Length, MemoryMode.ReadOnly);
        face = new Face(blob, 0);
        Shaping = new Font(face);
        Shaping.SetFunctionsOpenType();
        SpaceWidth = Shaping.TryGetNominalGlyph(' ', out var space) ? Shaping.GetHorizontalGlyphAdvance(space) * Thousandths : 0;
    }

    /// <summary>Name by which content streams call the font.</summary>
    public string ResourceName { get; }

    /// <summary>Number of the font's object; there is one as soon as somebody asks.</summary>
    public int Id => id.Value;

    /// <summary>Whether it shows anything.</summary>
    public bool IsUsed => used.Count > 1;

    /// <summary>Advance of a space.</summary>
    public double SpaceWidth { get; }

    /// <summary>The face as HarfBuzz shapes with it.</summary>
    public Font Shaping { get; }

    public bool Has(int codePoint) => Shaping.TryGetNominalGlyph((uint)codePoint, out _);

    /// <summary>Thousandths of an em in one font unit.</summary>
    public double Thousandths => 1000.0 / file.UnitsPerEm;

    /// <summary>The advance that stands in the font's width array.</summary>
    public int Width(uint glyph) => (int)Math.Round(Shaping.GetHorizontalGlyphAdvance(glyph) * Thousandths);

    /// <summary>The character id that shows <paramref name="glyph"/> and reads as <paramref name="source"/>.</summary>
    public ushort CharacterId(uint glyph, string source)
    {
        if (!ids.TryGetValue((glyph, source), out var id))
        {
            id = checked((ushort)used.Count);
            used.Add((glyph, source));
            ids[(glyph, source)] = id;
        }

        return id;
    }

    /// <summary>Writes the font with the glyphs used so far: Type 0 font, descendant, descriptor, program, glyph map and ToUnicode map.</summary>
    public void Write(PdfObjectWriter objects)
    {
        var (program, numbers) = FontSubset.Cut(face.Handle, used.Select(u => u.Glyph).Distinct().Order().ToArray());
        var name = $"{SubsetTag(program)}+{file.Name}";
        var programId = objects.WriteStream($"/Length1 {program.Length}", program);

        var glyphMap = new byte[used.Count * 2];
        var widths = new PdfBuffer();
        for (var i = 0; i < used.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(glyphMap.AsSpan(i * 2), (ushort)numbers[used[i].Glyph]);
            widths.Add(Width(used[i].Glyph)).Add(" ");
        }

        var glyphMapId = objects.WriteStream("", glyphMap);
        var toUnicodeId = objects.WriteStream("", ToUnicode().Written);

        var body = new PdfBuffer();
        // Flag 4 is "symbolic": the font is read by glyph, not by a standard encoding.
        var descriptor = objects.Write(body
            .Add($"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{string.Join(' ', file.BoundingBox)}]/ItalicAngle 0")
            .Add($"/Ascent {file.Ascent}/Descent {file.Descent}/CapHeight {file.CapHeight}/StemV {(file.IsBold ? 140 : 80)}/FontFile2 {programId} 0 R>>").Written);
        body.Clear();
        var descendant = objects.Write(body
            .Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
            .Add($"/FontDescriptor {descriptor} 0 R/DW 1000/W[0[").Add(widths.Written).Add($"]]/CIDToGIDMap {glyphMapId} 0 R>>").Written);
        body.Clear();
        objects.Write(Id, body
            .Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {toUnicodeId} 0 R>>").Written);
    }

    public void Dispose()
    {
        Shaping.Dispose();
        face.Dispose();
        blob.Dispose();
    }

    /// <summary>Six letters that differ for every subset (ISO 32000-1, 9.6.4), taken from the subset's hash.</summary>
    private static string SubsetTag(byte[] program) =>
        string.Create(6, SHA256.HashData(program), (tag, hash) =>
        {
            for (var i = 0; i < tag.Length; i++)
            {
                tag[i] = (char)('A' + (hash[i] % 26));
            }
        });

    private PdfBuffer ToUnicode()
    {
        const int linesPerBlock = 100;
        var map = new PdfBuffer().Add(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
            "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        for (var i = 0; i < used.Count; i += linesPerBlock)
        {
            var count = Math.Min(linesPerBlock, used.Count - i);
            map.Add(count).Add(" beginbfchar\n");
            for (var id = i; id < i + count; id++)
            {
                map.Add("<").Hex((ushort)id).Add("> <");
                foreach (var unit in used[id].Source)
                {
                    map.Hex(unit);
                }

                map.Add(">\n");
            }

            map.Add("endbfchar\n");
        }

        return map.Add("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    }
}
