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

    private static readonly string[] PlaceholderAddresses =
        ["UNKNOWN", "HOMELESS", "UNDOMICILED", "TRANSIENT", "SHELTER", "GENERAL", "NONE", "REFUSED", "DECLINED", "TEST", "UNHOUSED"];

    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["STREET"] = "ST", ["STR"] = "ST", ["AVENUE"] = "AVE", ["AV"] = "AVE", ["ROAD"] = "RD", ["DRIVE"] = "DR", ["LANE"] = "LN", ["COURT"] = "CT", ["BOULEVARD"] = "BLVD",
        ["PLACE"] = "PL", ["TERRACE"] = "TER", ["CIRCLE"] = "CIR", ["PARKWAY"] = "PKWY", ["HIGHWAY"] = "HWY", ["SQUARE"] = "SQ", ["TRAIL"] = "TRL",
        ["NORTH"] = "N", ["SOUTH"] = "S", ["EAST"] = "E", ["WEST"] = "W", ["NORTHEAST"] = "NE", ["NORTHWEST"] = "NW", ["SOUTHEAST"] = "SE", ["SOUTHWEST"] = "SW",
    };

    private static readonly string[] UnitWords = ["APT", "APARTMENT", "UNIT", "STE", "SUITE", "FL", "FLOOR", "RM", "ROOM", "LOT", "NO", "TRLR"];

    private readonly Dictionary<string, int> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Makes an empty table.</summary>
    public PersonKeyTable() => lookup = keys.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of different texts seen; keys run from 1 to this.</summary>
    public int Count => keys.Count;

    /// <summary>The keys of a person.</summary>
    public PersonKeys Of(string? given, string? family, string? addressLine, string? city, string? postalCode, string? phone)
    {
        Span<char> buffer = stackalloc char[256];
        var surname = Name(family, buffer);
        var surnameKey = surname.Length < 2 || IsPlaceholder(surname) ? 0 : Key('s', surname);
        var givenName = Name(given, buffer[128..]);
        var givenKey = givenName.Length == 0 || IsPlaceholder(givenName) ? 0 : Key('g', givenName);
        var fullName = surnameKey == 0 || givenKey == 0 ? 0 : Key('f', string.Concat(givenName, " ", surname));
        var (part, part2) = surnameKey == 0 ? (0, 0) : Parts(family!);

        var postal = Alphanumeric(postalCode, buffer);
        if (postal.Length > 5 && !postal[..5].ContainsAnyExceptInRange('0', '9'))
        {
            postal = postal[..5];
        }

        var postalKey = postal.Length < 3 || !postal.ContainsAnyExcept('0') || !postal.ContainsAnyExcept('9') ? 0 : Key('z', postal);
        var area = postalKey != 0 ? postal.ToString() : Name(city, buffer).ToString();
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
        return string.IsNullOrWhiteSpace(addressLine) || area.Length == 0 ? keysOfPerson : WithAddress(keysOfPerson, addressLine, area);
    }

    private PersonKeys WithAddress(PersonKeys person, string line, string area)
    {
        var words = line.ToUpperInvariant().Replace("#", " # ", StringComparison.Ordinal)
            .Split([' ', ',', '.', ';', '\t', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(w => PlaceholderAddresses.Contains(w)) || IsPostOfficeBox(words))
        {
            return person;
        }

        var street = new List<string>();
        var unit = "";
        var house = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (house == 0 && char.IsAsciiDigit(word[0]) && LeadingNumber(word) is > 0 and var number && !IsOrdinal(word))
            {
                house = number;
                unit += word.TrimStart("0123456789".AsSpan()).ToString();
            }
            else if (word == "#" || (UnitWords.Contains(word) && i + 1 < words.Length && street.Count > 0))
            {
                unit += string.Concat(words[(i + 1)..].Where(w => w != "#" && !UnitWords.Contains(w)));
                break;
            }
            else
            {
                street.Add(Abbreviations.GetValueOrDefault(word, word));
            }
        }

        if (house == 0 || street.Count == 0)
        {
            return person;
        }

        var name = string.Concat(street.Select(Fold));
        return person with
        {
            HouseNumber = house,
            Street = Key('r', $"{name}|{area}"),
            Building = Key('b', $"{house}|{name}|{area}"),
            Address = Key('a', $"{house}|{name}|{unit}|{area}"),
        };
    }

    private static bool IsPostOfficeBox(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is "BOX" or "POBOX" or "PMB" || (words[i] == "PO" && i + 1 < words.Length && words[i + 1] == "BOX"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOrdinal(string word) =>
        word.EndsWith("ST", StringComparison.Ordinal) || word.EndsWith("ND", StringComparison.Ordinal) || word.EndsWith("RD", StringComparison.Ordinal) || word.EndsWith("TH", StringComparison.Ordinal);

    private static int LeadingNumber(string word)
    {
        var length = 0;
        while (length < word.Length && char.IsAsciiDigit(word[length]))
        {
            length++;
        }

        return length is > 0 and <= 7 ? int.Parse(word.AsSpan(0, length), System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

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

    private static string Fold(string text)
    {
        Span<char> buffer = stackalloc char[128];
        return Alphanumeric(text, buffer).ToString();
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

        if (!System.Text.Ascii.IsValid(text.AsSpan()))
        {
            text = text.Normalize(System.Text.NormalizationForm.FormKD);
        }

        var length = 0;
        foreach (var c in text)
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

    private int Key(char kind, ReadOnlySpan<char> text)
    {
        Span<char> full = stackalloc char[text.Length + 1];
        full[0] = kind;
        text.CopyTo(full[1..]);
        if (!lookup.TryGetValue(full, out var key))
        {
            key = keys.Count + 1;
            lookup[full] = key;
        }

        return key;
    }
}
