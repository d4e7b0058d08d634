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

    /// <summary>True when both have the same address or the same telephone number.</summary>
    public static bool SharesHome(in PersonKeys a, in PersonKeys b) => (a.Address != 0 && a.Address == b.Address) || (a.Phone != 0 && a.Phone == b.Phone);

    /// <summary>The text that <see cref="FullName"/> numbers, for comparing names one by one; null where given or family name is not known.</summary>
    public static string? FullNameOf(string? given, string? family)
    {
        Span<char> first = stackalloc char[128], last = stackalloc char[128];
        var one = NameText.Letters(given, first);
        var other = NameText.Letters(family, last);
        return one.Length == 0 || other.Length < 2 || NameText.SaysNothing(one) || NameText.SaysNothing(other) ? null : $"{one} {other}";
    }

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
