using System.Globalization;
using System.Text;

namespace ComplianceDesk.Documents;

/// <summary>
/// Text from a feed made safe to print: what would steer a viewer instead of showing (control characters, marks that turn the direction of
/// writing, halves of characters) is replaced by U+FFFD, so that a reader sees that something stood there.
/// </summary>
internal static class PlainText
{
    /// <summary>Stands where a character cannot be shown.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>Whether the character is something to show. Line feed and tab are not: the caller decides what they mean.</summary>
    public static bool Shows(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
        && (rune.Value & 0xFFFE) != 0xFFFE;

    /// <summary>The text with everything that does not show replaced; tabs and line feeds become spaces.</summary>
    public static string OneLine(string text) => Replace(text, static rune => rune.Value is '\t' or '\n' ? ' ' : null);

    /// <summary>The text with everything that does not show replaced, line feeds kept.</summary>
    public static string Lines(string text) =>
        Replace(text.ReplaceLineEndings("\n"), static rune => rune.Value switch { '\n' => '\n', '\t' => ' ', _ => null });

    private static string Replace(string text, Func<Rune, char?> standIn)
    {
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            if (whole && Shows(rune))
            {
                changed?.Append(text, i, length);
            }
            else
            {
                changed ??= new StringBuilder(text, 0, i, text.Length);
                changed.Append((whole ? standIn(rune) : null) ?? Replacement);
            }

            i += length;
        }

        return changed?.ToString() ?? text;
    }
}
