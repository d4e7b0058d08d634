using System.Globalization;
using System.Text;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>What a character does to the direction of writing (UAX 9, table 4).</summary>
internal enum BidiClass : byte
{
    /// <summary>Left to right.</summary>
    L,
    /// <summary>Right to left.</summary>
    R,
    /// <summary>Right to left, Arabic.</summary>
    AL,
    /// <summary>European digit.</summary>
    EN,
    /// <summary>European separator.</summary>
    ES,
    /// <summary>European terminator.</summary>
    ET,
    /// <summary>Arabic digit.</summary>
    AN,
    /// <summary>Common separator.</summary>
    CS,
    /// <summary>Mark without a place of its own.</summary>
    NSM,
    /// <summary>Boundary neutral.</summary>
    BN,
    /// <summary>Paragraph end.</summary>
    B,
    /// <summary>White space.</summary>
    WS,
    /// <summary>Other neutral.</summary>
    ON,
}

/// <summary>
/// The class of a character by its general category and the blocks of the scripts written from the right. It differs from the Unicode
/// Character Database in the symbols of a few scripts that are written from the left, which then follow the text around them.
/// </summary>
internal static class BidiClasses
{
    /// <summary>Whether a text holds anything that turns the direction.</summary>
    public static bool MayTurn(string text)
    {
        foreach (var unit in text)
        {
            if (unit >= 0x590 && unit is < (char)0x900 or (>= (char)0xFB1D and < (char)0xFF00) or (char)0xD802 or (char)0xD803 or (char)0xD83A or (char)0xD83B)
            {
                return true;
            }
        }

        return false;
    }

    public static BidiClass Of(Rune rune)
    {
        if (rune.Value == '\n')
        {
            return BidiClass.B;
        }

        var category = Rune.GetUnicodeCategory(rune);
        return category switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => BidiClass.NSM,
            _ when Number(rune.Value) is { } number => number,
            UnicodeCategory.CurrencySymbol when rune.Value != 0x60B && rune.Value < 0xFD00 => BidiClass.ET,
            _ when Strong(rune.Value) is { } strong => strong,
            UnicodeCategory.SpaceSeparator => BidiClass.WS,
            UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.Surrogate => BidiClass.BN,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol => BidiClass.ON,
            _ => BidiClass.L,
        };
    }

    /// <summary>Digits and what stands in and around numbers.</summary>
    private static BidiClass? Number(int value) => value switch
    {
        (>= '0' and <= '9') or (>= 0x6F0 and <= 0x6F9) or 0xB2 or 0xB3 or 0xB9 or 0x2070 or (>= 0x2074 and <= 0x2079) or (>= 0x2080 and <= 0x2089)
            or (>= 0x2488 and <= 0x249B) or (>= 0xFF10 and <= 0xFF19) or (>= 0x1D7CE and <= 0x1D7FF) or (>= 0x1F100 and <= 0x1F10A) => BidiClass.EN,
        (>= 0x600 and <= 0x605) or (>= 0x660 and <= 0x669) or 0x66B or 0x66C or 0x6DD or 0x890 or 0x891 or 0x8E2 or (>= 0x10D30 and <= 0x10D39) or (>= 0x10E60 and <= 0x10E7E) => BidiClass.AN,
        '+' or '-' or 0x207A or 0x207B or 0x208A or 0x208B or 0x2212 or 0xFB29 or 0xFE62 or 0xFE63 or 0xFF0B or 0xFF0D => BidiClass.ES,
        ',' or '.' or '/' or ':' or 0xA0 or 0x60C or 0x202F or 0x2044 or 0xFE50 or 0xFE52 or 0xFE55 or 0xFF0C or 0xFF0E or 0xFF0F or 0xFF1A => BidiClass.CS,
        '#' or '%' or 0xB0 or 0xB1 or 0x609 or 0x60A or 0x66A or (>= 0x2030 and <= 0x2034) or 0x2213 or 0x212E or 0xFE5F or 0xFE6A or 0xFF03 or 0xFF05 => BidiClass.ET,
        _ => null,
    };

    private static BidiClass? Strong(int value) => value switch
    {
        0x606 or 0x607 or 0x60E or 0x60F or 0x6DE or 0x6E9 or (>= 0x7F6 and <= 0x7F9) or 0xFD3E or 0xFD3F or (>= 0xFD40 and <= 0xFD4F) or 0xFDCF or (>= 0xFDFD and <= 0xFDFF) => BidiClass.ON,
        (>= 0x600 and <= 0x7BF) or (>= 0x860 and <= 0x8FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10D00 and <= 0x10D3F)
            or (>= 0x10EC0 and <= 0x10EFF) or (>= 0x10F30 and <= 0x10F6F) or (>= 0x1EC70 and <= 0x1ECBF) or (>= 0x1ED00 and <= 0x1ED4F) or (>= 0x1EE00 and <= 0x1EEEF) => BidiClass.AL,
        (>= 0x590 and <= 0x5FF) or (>= 0x7C0 and <= 0x85F) or (>= 0xFB1D and <= 0xFB4F) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => BidiClass.R,
        _ => null,
    };
}
