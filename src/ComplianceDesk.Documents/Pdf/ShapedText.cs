namespace ComplianceDesk.Documents.Pdf;

/// <summary>Text as glyphs of one font, ready to be shown at any size.</summary>
/// <param name="Font">The font of all its glyphs.</param>
/// <param name="Parts">Glyph runs in the order they are shown.</param>
/// <param name="Width">Advance in thousandths of the type size, trailing spaces among it.</param>
/// <param name="VisibleWidth">The advance without the trailing spaces.</param>
/// <param name="RightToLeft">True when it is read from the right: glyphs stand in the order of the page, not of the text.</param>
internal sealed record ShapedText(PdfFont Font, IReadOnlyList<GlyphRun> Parts, double Width, double VisibleWidth, bool RightToLeft);

/// <summary>Glyphs that one operator shows.</summary>
/// <param name="Show">The array of a <c>TJ</c> operator, without its brackets.</param>
/// <param name="Rise">How far above the baseline, in thousandths of the type size.</param>
/// <param name="Silent">True for a mark whose text its base glyph already carries: extraction must pass over it.</param>
internal sealed record GlyphRun(byte[] Show, double Rise, bool Silent);
