namespace ComplianceDesk.Core.Access;

/// <summary>Reads the line of an address: house number, street in short words, unit.</summary>
internal static class AddressText
{
    /// <summary>Characters of a line that are read.</summary>
    public const int LongestLine = 128;

    private const int LongestWord = 64;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PlaceholderAddresses = Words(
        "UNKNOWN", "HOMELESS", "UNDOMICILED", "TRANSIENT", "SHELTER", "GENERAL", "NONE", "REFUSED", "DECLINED", "TEST", "UNHOUSED");

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["STREET"] = "ST", ["STR"] = "ST", ["AVENUE"] = "AVE", ["AV"] = "AVE", ["ROAD"] = "RD", ["DRIVE"] = "DR", ["LANE"] = "LN", ["COURT"] = "CT", ["BOULEVARD"] = "BLVD",
        ["PLACE"] = "PL", ["TERRACE"] = "TER", ["CIRCLE"] = "CIR", ["PARKWAY"] = "PKWY", ["HIGHWAY"] = "HWY", ["SQUARE"] = "SQ", ["TRAIL"] = "TRL",
        ["NORTH"] = "N", ["SOUTH"] = "S", ["EAST"] = "E", ["WEST"] = "W", ["NORTHEAST"] = "NE", ["NORTHWEST"] = "NW", ["SOUTHEAST"] = "SE", ["SOUTHWEST"] = "SW",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> UnitWords = Words("APT", "APARTMENT", "UNIT", "STE", "SUITE", "FL", "FLOOR", "RM", "ROOM", "LOT", "NO", "TRLR");

    /// <summary>Reads a line without accents; false when it names no house in a street, as a post-office box.</summary>
    /// <param name="line">The line.</param>
    /// <param name="street">Receives the street, upper case and without spaces.</param>
    /// <param name="unit">Receives the unit, with letters that stand at the house number.</param>
    /// <param name="streetLength">Characters of the street.</param>
    /// <param name="unitLength">Characters of the unit.</param>
    /// <param name="house">The house number.</param>
    public static bool TryRead(ReadOnlySpan<char> line, Span<char> street, Span<char> unit, out int streetLength, out int unitLength, out int house)
    {
        Span<char> word = stackalloc char[LongestWord];
        (streetLength, unitLength, house) = (0, 0, 0);
        var (inUnit, afterPo) = (false, false);
        for (var i = 0; i < line.Length && i < LongestLine;)
        {
            var length = NextWord(line, ref i, word);
            var text = word[..length];
            if (length == 0)
            {
                continue;
            }

            if (PlaceholderAddresses.Contains(text) || text is "POBOX" or "PMB" || (text is "BOX" && (afterPo || streetLength == 0)))
            {
                return false;
            }

            afterPo = text is "PO" or "O";
            if (house == 0 && LeadingNumber(text, out var digits) is > 0 and var number && text[digits..] is not ("ST" or "ND" or "RD" or "TH"))
            {
                house = number;
                Append(text[digits..], unit, ref unitLength);
            }
            else if (text is "#" || (streetLength > 0 && UnitWords.Contains(text)))
            {
                inUnit = true;
            }
            else if (inUnit)
            {
                Append(text, unit, ref unitLength);
            }
            else
            {
                Append(Abbreviations.TryGetValue(text, out var shorter) ? shorter : text, street, ref streetLength);
            }
        }

        return house != 0 && streetLength != 0;
    }

    /// <summary>Letters and digits up to the next space or sign, upper case; "#" is a word of its own and an apostrophe none.</summary>
    private static int NextWord(ReadOnlySpan<char> line, ref int at, Span<char> word)
    {
        var length = 0;
        for (; at < line.Length; at++)
        {
            var c = line[at];
            if (char.IsLetterOrDigit(c))
            {
                if (length < word.Length)
                {
                    word[length++] = char.ToUpperInvariant(c);
                }
            }
            else if (c == '#' && length == 0)
            {
                word[0] = c;
                at++;
                return 1;
            }
            else if (length > 0 && c is not ('\'' or '\u2019') && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                return length;
            }
        }

        return length;
    }

    private static void Append(ReadOnlySpan<char> text, Span<char> to, ref int length)
    {
        text = text[..Math.Min(text.Length, to.Length - length)];
        text.CopyTo(to[length..]);
        length += text.Length;
    }

    private static int LeadingNumber(ReadOnlySpan<char> word, out int digits)
    {
        var number = 0;
        for (digits = 0; digits < word.Length && digits < 7 && char.IsAsciiDigit(word[digits]); digits++)
        {
            number = (number * 10) + (word[digits] - '0');
        }

        return number;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
