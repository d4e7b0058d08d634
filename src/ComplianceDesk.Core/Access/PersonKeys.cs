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
        Span<char> buffer = stackalloc char[128];
        var texts = default(Texts);
        var name = Name(family, buffer);
        texts.Surname = name.Length < 2 || IsPlaceholder(name) ? default : Hash('s', name);
        name = Name(given, buffer);
        texts.Given = name.Length == 0 || IsPlaceholder(name) ? default : Hash('g', name);
        if (texts.Surname != default && texts.Given != default)
        {
            texts.FullName = keys.Prefetch(TextHash.Of('f', name).With(texts.Surname));
        }

        (texts.SurnamePart, texts.SurnamePart2) = texts.Surname == default ? default : Parts(family!);
        var postal = Alphanumeric(postalCode, buffer);
        if (postal.Length > 5 && !postal[..5].ContainsAnyExceptInRange('0', '9'))
        {
            postal = postal[..5];
        }

        texts.Postal = postal.Length < 3 || !postal.ContainsAnyExcept('0') || !postal.ContainsAnyExcept('9') ? default : Hash('z', postal);
        Span<char> cityBuffer = stackalloc char[128];
        name = Name(city, cityBuffer);
        var area = texts.Postal != default ? postal : name;
        if (!string.IsNullOrWhiteSpace(addressLine) && area.Length > 0)
        {
            AddAddress(ref texts, Decomposed(addressLine), area, name);
        }

        texts.Phone = PhoneHash(phone, stackalloc char[128]);
        LearnPostal(texts, area);
        return Numbered(texts);
    }

    /// <summary>The texts of a person. All are made before the first is looked up: the processor fetches meanwhile where their numbers stand.</summary>
    private struct Texts
    {
        public TextHash Surname, SurnamePart, SurnamePart2, Given, FullName, Address, Building, Street, StreetInCity, Postal, Phone;
        public int HouseNumber;
    }

    private PersonKeys Numbered(in Texts texts) => new()
    {
        Surname = keys.Of(texts.Surname),
        Given = keys.Of(texts.Given),
        FullName = keys.Of(texts.FullName),
        SurnamePart = keys.Of(texts.SurnamePart),
        SurnamePart2 = keys.Of(texts.SurnamePart2),
        Postal = keys.Of(texts.Postal),
        Phone = keys.Of(texts.Phone),
        Street = keys.Of(texts.Street),
        HouseNumber = texts.HouseNumber,
        Building = keys.Of(texts.Building),
        Address = keys.Of(texts.Address),
    };

    private void LearnPostal(in Texts texts, ReadOnlySpan<char> area)
    {
        if (texts.StreetInCity != default)
        {
            ref var postal = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(postalOfStreet, keys.Of(texts.StreetInCity), out var known);
            postal = !known ? area.ToString() : postal is null || !area.SequenceEqual(postal) ? null : postal;
        }
    }

    private void AddAddress(ref Texts texts, ReadOnlySpan<char> line, ReadOnlySpan<char> area, ReadOnlySpan<char> city)
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
                return;
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
            return;
        }

        var name = street[..streetLength];
        var place = TextHash.Of('c', area);
        var building = TextHash.Of('b', name).With(place).With((ulong)house);
        texts.HouseNumber = house;
        texts.Street = keys.Prefetch(TextHash.Of('r', name).With(place));
        texts.Building = keys.Prefetch(building);
        texts.Address = keys.Prefetch(building.With(TextHash.Of('u', unit[..unitLength])));
        if (texts.Postal != default && city.Length > 0)
        {
            texts.StreetInCity = keys.Prefetch(TextHash.Of('r', name).With(TextHash.Of('c', city)));
        }
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

    private TextHash PhoneHash(string? phone, Span<char> buffer)
    {
        if (phone is null)
        {
            return default;
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
        return digits.Length < 7 || !digits.ContainsAnyExcept(digits[^1]) ? default : Hash('p', digits);
    }

    private (TextHash, TextHash) Parts(string family)
    {
        if (!family.AsSpan().Trim().ContainsAny('-', ' ', '\u2010'))
        {
            return default;
        }

        // "De la Cruz" is one name: only parts of four letters and more stand for themselves.
        Span<char> buffer = stackalloc char[128];
        var found = (First: default(TextHash), Second: default(TextHash));
        foreach (var range in family.AsSpan().SplitAny('-', ' ', '\u2010'))
        {
            var part = Name(family[range], buffer);
            if (part.Length >= 4 && !IsPlaceholder(part))
            {
                var text = Hash('s', part);
                found = found.First == default ? (text, default) : (found.First, text);
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

    private TextHash Hash(char kind, ReadOnlySpan<char> text) => keys.Prefetch(TextHash.Of(kind, text));
}
