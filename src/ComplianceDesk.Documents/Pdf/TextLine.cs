using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Text that stands on one line.</summary>
/// <param name="Pieces">The pieces in the order they are read.</param>
/// <param name="Width">Width in points without trailing spaces.</param>
/// <param name="CutsWord">True when a word too long for the line goes on in the next one: shown by a stroke that is not part of the text.</param>
/// <param name="RightToLeft">True when the paragraph reads from the right.</param>
internal sealed record TextLine(IReadOnlyList<TextPiece> Pieces, double Width, bool CutsWord, bool RightToLeft = false);

/// <summary>A word, or part of one, of a run.</summary>
/// <param name="Shaped">Its glyphs.</param>
/// <param name="Run">The run it comes from.</param>
/// <param name="X">Distance from the line's left end in points.</param>
internal readonly record struct TextPiece(ShapedText Shaped, Run Run, double X);
