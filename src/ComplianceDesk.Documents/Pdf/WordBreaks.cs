using System.Globalization;
using System.Text;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// Where a line may end, after the main rules of UAX 14: after spaces, after a hyphen or slash between letters, and between the characters
/// of Chinese and Japanese, but not before closing marks and small kana nor after opening ones.
/// </summary>
internal static class WordBreaks
{
    private const string NotFirst = ")]}.,:;!?%\u2019\u201D\u2026\u2025\u3001\u3002\u3005\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u3019\u301B\u301C\u303B\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u3095\u3096\u309B\u309C\u309D\u309E" +
        "\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6\u30FB\u30FC\u30FD\u30FE\uFF01\uFF05\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF3D\uFF5D\uFF60\uFF61\uFF63\uFF64\uFF65\uFF70\uFF9E\uFF9F";

    private const string NotLast = "([{$\u00A3\u00A5\u2018\u201C\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u3018\u301A\uFF04\uFF08\uFF3B\uFF5B\uFF5F\uFF62\uFFE1\uFFE5";

    /// <summary>Whether a line may end after the UTF-16 unit at a place.</summary>
    public static bool MayFollow(string text, int i)
    {
        var here = text[i];
        if (i + 1 == text.Length)
        {
            return here == ' ';
        }

        var next = text[i + 1];
        return here switch
        {
            // A percentage stays with its sign.
            ' ' => next is not (' ' or '%'),
            '\u200B' => true,
            '-' or '/' or '\u2013' or '\u2014' when i > 0 && char.IsLetter(text[i - 1]) && char.IsLetter(next) => true,
            _ => (here >= '\u2E80' || next >= '\u2E80') && BetweenIdeographs(text, i, here, next),
        };
    }

    private static bool BetweenIdeographs(string text, int i, char here, char next)
    {
        if (char.IsLowSurrogate(next) || next == ' ' || char.IsWhiteSpace(here) || IsGlue(here) || IsGlue(next)
            || NotLast.Contains(here, StringComparison.Ordinal) || NotFirst.Contains(next, StringComparison.Ordinal))
        {
            return false;
        }

        var before = char.IsLowSurrogate(here) && i > 0 && char.IsHighSurrogate(text[i - 1]) ? char.ConvertToUtf32(text[i - 1], here) : here;
        var after = Rune.TryGetRuneAt(text, i + 1, out var rune) ? rune : Rune.ReplacementChar;
        return (IsIdeograph(before) || IsIdeograph(after.Value))
            && Rune.GetUnicodeCategory(after) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format);
    }

    private static bool IsGlue(char unit) => unit is '\u00A0' or '\u202F' or '\u2060' or '\uFEFF' or '\u200D';

    private static bool IsIdeograph(int value) => value is
        (>= 0x2E80 and <= 0x2FDF) or (>= 0x3001 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF01 and <= 0xFF9F) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x20000 and <= 0x3FFFD);
}
