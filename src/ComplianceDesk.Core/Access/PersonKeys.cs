namespace ComplianceDesk.Core.Access;

/// <summary>
/// What names and addresses boil down to for comparing: numbers that are equal when the normalised texts are equal.
/// 0 = not given, or given as something that says nothing (UNKNOWN, a post-office box, 000-000-0000).
/// </summary>
public readonly record struct PersonKeys
{
    /// <summary>The family name without case, accents, spaces and punctuation.</summary>
    public int Surname { get; init; }
    /// <summary>A part of a double-barrelled family name, or 0.</summary>
    public int SurnamePart { get; init; }
    /// <summary>Another part of a double-barrelled family name, or 0.</summary>
    public int SurnamePart2 { get; init; }
    public int Given { get; init; }
    /// <summary>Given and family name together.</summary>
    public int FullName { get; init; }
    /// <summary>House number, street, unit and postal code (or city).</summary>
    public int Address { get; init; }
    /// <summary>House number, street and postal code (or city), without the unit.</summary>
    public int Building { get; init; }
    /// <summary>Street and postal code (or city).</summary>
    public int Street { get; init; }
    public int HouseNumber { get; init; }
    public int Postal { get; init; }
    /// <summary>The last ten digits.</summary>
    public int Phone { get; init; }

    /// <summary>The surname both persons bear, whole or as a part of a double name; 0 when they share none.</summary>
    public static int SharedSurname(in PersonKeys a, in PersonKeys b)
    {
        if (a.Surname == 0 || b.Surname == 0)
        {
            return 0;
        }

        if (a.Surname == b.Surname || a.Surname == b.SurnamePart || a.Surname == b.SurnamePart2)
        {
            return a.Surname;
        }

        if (a.SurnamePart != 0 && (a.SurnamePart == b.Surname || a.SurnamePart == b.SurnamePart || a.SurnamePart == b.SurnamePart2))
        {
            return a.SurnamePart;
        }

        return a.SurnamePart2 != 0 && (a.SurnamePart2 == b.Surname || a.SurnamePart2 == b.SurnamePart || a.SurnamePart2 == b.SurnamePart2)
            ? a.SurnamePart2 : 0;
    }
}

/// <summary>Gives the same number to the same normalised text, for names, addresses and telephone numbers.</summary>
public sealed class PersonKeyTable
{
    private static readonly string[] PlaceholderNames =
        ["UNKNOWN", "UNK", "NONE", "NA", "NOTGIVEN", "NOTAVAILABLE", "TEST", "ZZTEST", "PATIENT", "DOE", "BABY", "BABYBOY", "BABYGIRL", "NEWBORN", "ANONYMOUS", "REFUSED", "XXX", "NOLASTNAME", "NLN", "LNU", "FNU"];

    private const int LongestWord = 64;
    private const int LongestLine = 128;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PlaceholderAddresses = Words(
        "UNKNOWN", "HOMELESS", "UNDOMICILED", "TRANSIENT", "SHELTER", "GENERAL", "NONE", "REFUSED", "DECLINED", "TEST", "UNHOUSED");

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["STREET"] = "ST", ["STR"] = "ST", ["AVENUE"] = "AVE", ["AV"] = "AVE", ["ROAD"] = "RD", ["DRIVE"] = "DR", ["LANE"] = "LN", ["COURT"] = "CT", ["BOULEVARD"] = "BLVD",
        ["PLACE"] = "PL", ["TERRACE"] = "TER", ["CIRCLE"] = "CIR", ["PARKWAY"] = "PKWY", ["HIGHWAY"] = "HWY", ["SQUARE"] = "SQ", ["TRAIL"] = "TRL",
        ["NORTH"] = "N", ["SOUTH"] = "S", ["EAST"] = "E", ["WEST"] = "W", ["NORTHEAST"] = "NE", ["NORTHWEST"] = "NW", ["SOUTHEAST"] = "SE", ["SOUTHWEST"] = "SW",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> UnitWords = Words("APT", "APARTMENT", "UNIT", "STE", "SUITE", "FL", "FLOOR", "RM", "ROOM", "LOT", "NO", "TRLR");

    private readonly TextNumbers keys = new();
    private readonly Dictionary<int, string?> postalOfStreet = [];

    /// <summary>The number of different texts seen; keys run from 1 to this.</summary>
    public int Count => keys.Count;

    /// <summary>Makes room for so many different texts.</summary>
    public void Expect(int texts) => keys.Expect(texts);

    /// <summary>The postal code that everybody else in this street of this city has, for an address that names none; null when they are silent or differ.</summary>
    public string? PostalOf(in PersonKeys keys) => keys.Postal == 0 ? postalOfStreet.GetValueOrDefault(keys.Street) : null;

    /// <summary>The keys of a person.</summary>
    public PersonKeys Of(string? given, string? family, string? addressLine, string? city, string? postalCode, string? phone)
    {
        Span<char> buffer = stackalloc char[256];
        var surname = Name(family, buffer);
        var surnameKey = surname.Length < 2 || IsPlaceholder(surname) ? 0 : Key('s', surname);
        var givenName = Name(given, buffer[128..]);
        var givenKey = givenName.Length == 0 || IsPlaceholder(givenName) ? 0 : Key('g', givenName);
        var fullName = 0;
        if (surnameKey != 0 && givenKey != 0)
        {
            Span<char> whole = stackalloc char[256];
            whole.TryWrite(System.Globalization.CultureInfo.InvariantCulture, $"{givenName} {surname}", out var written);
            fullName = Key('f', whole[..written]);
        }

        var (part, part2) = surnameKey == 0 ? (0, 0) : Parts(family!);

        var postal = Alphanumeric(postalCode, buffer);
        if (postal.Length > 5 && !postal[..5].ContainsAnyExceptInRange('0', '9'))
        {
            postal = postal[..5];
        }

        var postalKey = postal.Length < 3 || !postal.ContainsAnyExcept('0') || !postal.ContainsAnyExcept('9') ? 0 : Key('z', postal);
        Span<char> areaBuffer = stackalloc char[128];
        Span<char> cityBuffer = stackalloc char[128];
        var cityName = Name(city, cityBuffer);
        var area = postalKey != 0 ? postal : cityName;
        area.CopyTo(areaBuffer);
        area = areaBuffer[..area.Length];
        var keysOfPerson = new PersonKeys
        {
            Surname = surnameKey,
            SurnamePart = part,
            SurnamePart2 = part2,
            Given = givenKey,
            FullName = fullName,
            Postal = postalKey,
            Phone = PhoneKey(phone, buffer),
        };
        return string.IsNullOrWhiteSpace(addressLine) || area.Length == 0 ? keysOfPerson : WithAddress(keysOfPerson, Decomposed(addressLine), area, cityName);
    }

    private PersonKeys WithAddress(PersonKeys person, ReadOnlySpan<char> line, ReadOnlySpan<char> area, ReadOnlySpan<char> city)
    {
        Span<char> word = stackalloc char[LongestWord];
        Span<char> street = stackalloc char[LongestLine];
        Span<char> unit = stackalloc char[LongestLine];
        var (streetLength, unitLength, house, inUnit, afterPo) = (0, 0, 0, false, false);
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
                return person;
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

        if (house == 0 || streetLength == 0)
        {
            return person;
        }

        Span<char> key = stackalloc char[(2 * LongestLine) + 160];
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        key.TryWrite(culture, $"{street[..streetLength]}|{area}", out var written);
        var streetKey = Key('r', key[..written]);
        if (person.Postal != 0 && city.Length > 0)
        {
            key.TryWrite(culture, $"{street[..streetLength]}|{city}", out written);
            ref var postal = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(postalOfStreet, Key('r', key[..written]), out var known);
            postal = !known ? area.ToString() : postal is null || !area.SequenceEqual(postal) ? null : postal;
        }

        key.TryWrite(culture, $"{house}|{street[..streetLength]}|{area}", out written);
        var buildingKey = Key('b', key[..written]);
        key.TryWrite(culture, $"{house}|{street[..streetLength]}|{unit[..unitLength]}|{area}", out written);
        return person with { HouseNumber = house, Street = streetKey, Building = buildingKey, Address = Key('a', key[..written]) };
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

    private int PhoneKey(string? phone, Span<char> buffer)
    {
        if (phone is null)
        {
            return 0;
        }

        var length = 0;
        foreach (var c in phone)
        {
            if (char.IsAsciiDigit(c) && length < buffer.Length)
            {
                buffer[length++] = c;
            }
        }

        var digits = buffer[..length];
        digits = digits.Length > 10 ? digits[^10..] : digits;
        return digits.Length < 7 || !digits.ContainsAnyExcept(digits[^1]) ? 0 : Key('p', digits);
    }

    private (int, int) Parts(string family)
    {
        if (!family.AsSpan().Trim().ContainsAny('-', ' ', '\u2010'))
        {
            return (0, 0);
        }

        // "De la Cruz" is one name: only parts of four letters and more stand for themselves.
        Span<char> buffer = stackalloc char[128];
        var found = (First: 0, Second: 0);
        foreach (var range in family.AsSpan().SplitAny('-', ' ', '\u2010'))
        {
            var part = Name(family[range], buffer);
            if (part.Length >= 4 && !IsPlaceholder(part))
            {
                var key = Key('s', part);
                found = found.First == 0 ? (key, 0) : (found.First, key);
            }
        }

        return found;
    }

    private static bool IsPlaceholder(ReadOnlySpan<char> name)
    {
        foreach (var placeholder in PlaceholderNames)
        {
            if (name.SequenceEqual(placeholder))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Letters only, upper case, without accents.</summary>
    private static ReadOnlySpan<char> Name(string? text, Span<char> buffer) => Clean(text, buffer, digits: false);

    private static ReadOnlySpan<char> Alphanumeric(string? text, Span<char> buffer) => Clean(text, buffer, digits: true);

    private static ReadOnlySpan<char> Clean(string? text, Span<char> buffer, bool digits)
    {
        if (text is null)
        {
            return [];
        }

        var length = 0;
        foreach (var c in Decomposed(text))
        {
            if (length == 120)
            {
                break;
            }

            if (char.IsLetter(c) || (digits && char.IsDigit(c)))
            {
                buffer[length++] = char.ToUpperInvariant(c);
            }
        }

        return buffer[..length];
    }

    /// <summary>Letters apart from their accents, so that the accents can be left out.</summary>
    private static string Decomposed(string text) =>
        System.Text.Ascii.IsValid(text.AsSpan()) ? text : text.Normalize(System.Text.NormalizationForm.FormKD);

    private int Key(char kind, ReadOnlySpan<char> text)
    {
        Span<char> full = stackalloc char[text.Length + 1];
        full[0] = kind;
        text.CopyTo(full[1..]);
        return keys.Of(full);
    }
}
