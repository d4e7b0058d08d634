namespace ComplianceDesk.Core.Access;

/// <summary>Gives the same number to the same normalised text, for names, addresses and telephone numbers.</summary>
public sealed class PersonKeyTable
{
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
        var name = NameText.Letters(family, buffer);
        texts.Surname = name.Length < 2 || NameText.SaysNothing(name) ? default : Hash('s', name);
        name = NameText.Letters(given, buffer);
        texts.Given = name.Length == 0 || NameText.SaysNothing(name) ? default : Hash('g', name);
        if (texts.Surname != default && texts.Given != default)
        {
            texts.FullName = keys.Prefetch(TextHash.Of('f', name).With(texts.Surname));
        }

        (texts.SurnamePart, texts.SurnamePart2) = texts.Surname == default ? default : Parts(family!);
        var postal = NameText.LettersAndDigits(postalCode, buffer);
        if (postal.Length > 5 && !postal[..5].ContainsAnyExceptInRange('0', '9'))
        {
            postal = postal[..5];
        }

        texts.Postal = postal.Length < 3 || !postal.ContainsAnyExcept('0') || !postal.ContainsAnyExcept('9') ? default : Hash('z', postal);
        Span<char> cityBuffer = stackalloc char[128];
        name = NameText.Letters(city, cityBuffer);
        var area = texts.Postal != default ? postal : name;
        if (!string.IsNullOrWhiteSpace(addressLine) && area.Length > 0)
        {
            AddAddress(ref texts, NameText.Decomposed(addressLine), area, name);
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
        Span<char> street = stackalloc char[AddressText.LongestLine];
        Span<char> unit = stackalloc char[AddressText.LongestLine];
        if (!AddressText.TryRead(line, street, unit, out var streetLength, out var unitLength, out var house))
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
            var part = NameText.Letters(family[range], buffer);
            if (part.Length >= 4 && !NameText.SaysNothing(part))
            {
                var text = Hash('s', part);
                found = found.First == default ? (text, default) : (found.First, text);
            }
        }

        return found;
    }

    private TextHash Hash(char kind, ReadOnlySpan<char> text) => keys.Prefetch(TextHash.Of(kind, text));
}
