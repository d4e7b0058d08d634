namespace ComplianceDesk.Documents.Pdf;

/// <summary>The fonts of one document: the first that has a character shows it. A font is opened when a character needs it.</summary>
internal sealed class FontSet(PdfObjectWriter objects) : IDisposable
{
    private readonly Dictionary<FontFile, PdfFont> opened = [];
    private readonly Dictionary<(int CodePoint, bool Bold), PdfFont?> chosen = [];

    /// <summary>The fonts that show something.</summary>
    public IReadOnlyList<PdfFont> Used => [.. opened.Values.Where(f => f.IsUsed)];

    /// <summary>The font of text that any font could show.</summary>
    public PdfFont Main(bool bold) => Open(FontFile.For(bold)[0].Value);

    /// <summary>The font that shows a character, or null.</summary>
    public PdfFont? For(int codePoint, bool bold)
    {
        if (!chosen.TryGetValue((codePoint, bold), out var font))
        {
            font = FontFile.For(bold).Select(file => Open(file.Value)).FirstOrDefault(f => f.Has(codePoint));
            chosen[(codePoint, bold)] = font;
        }

        return font;
    }

    public void Dispose()
    {
        foreach (var font in opened.Values)
        {
            font.Dispose();
        }
    }

    private PdfFont Open(FontFile file)
    {
        if (!opened.TryGetValue(file, out var font))
        {
            font = new PdfFont(file, $"F{opened.Count + 1}", objects);
            opened[file] = font;
        }

        return font;
    }
}
