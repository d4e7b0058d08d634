namespace ComplianceDesk.Core.Quality;

/// <summary>
/// Values that were typed to get past a required field. What nobody can be called or have is a placeholder on its own; what a real person
/// may well be called (the surnames Test, Null, Doe, Baby, Na) never is.
/// </summary>
public static class Placeholders
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "baby boy", "babyboy", "baby girl", "babygirl", "boy baby", "girl baby", "infant boy", "infant girl", "newborn", "newborn boy", "newborn girl",
        "zztest", "zzztest", "testpatient", "test patient", "patient test", "test test", "do not use", "donotuse", "dummy", "unknown", "unk", "unidentified",
        "no name", "noname", "nfn", "nln", "nmn", "xx", "xxx", "xxxx", "xxxxx", "zzz", "zzzz", "asdf", "qwerty", "not given", "not known", "deleted",
    };

    /// <summary>Words that are surnames of real people but given names of nobody.</summary>
    private static readonly HashSet<string> GivenNamesOnly = new(StringComparer.Ordinal) { "test", "testing", "null", "none", "n a", "fnu", "lnu", "patient" };

    private static readonly char[] NumberAtEnd = [.. "0123456789 "];

    private static readonly HashSet<DateOnly> Dates =
    [
        DateOnly.MinValue, new(1753, 1, 1), new(1800, 1, 1), new(1899, 12, 30), new(1899, 12, 31), new(1900, 1, 1), new(2999, 12, 31), new(9999, 12, 31),
    ];

    /// <summary>A given or middle name that is no name.</summary>
    public static bool IsGivenName(string value) => IsFamilyName(value) || GivenNamesOnly.Contains(WithoutNumber(Wording.Plain(value)));

    /// <summary>A middle name that says there is none: an answer, not a placeholder.</summary>
    public static bool SaysNone(string value) => Wording.Plain(value) is "none" or "nmn" or "nmi" or "no middle name";

    /// <summary>A family name that is no name.</summary>
    public static bool IsFamilyName(string value)
    {
        var plain = Wording.Plain(value);
        return plain.Length == 0 || Names.Contains(WithoutNumber(plain))
            || plain.StartsWith("baby boy ", StringComparison.Ordinal) || plain.StartsWith("baby girl ", StringComparison.Ordinal);
    }

    /// <summary>A default date of a database, a spreadsheet or a form.</summary>
    public static bool IsDate(DateOnly value) => Dates.Contains(value);

    /// <summary>A social security number made of one digit, or counted up or down.</summary>
    public static bool IsSsn(string value)
    {
        var digits = Digits(value);
        return digits.Length == 9 && (OneDigit(digits) || digits is "123456789" or "987654321");
    }

    /// <summary>A telephone number made of one digit, or counted up or down.</summary>
    public static bool IsPhone(string value)
    {
        var digits = Digits(value);
        return digits.Length >= 7 && (OneDigit(digits) || digits is "1234567" or "1234567890" or "0123456789" or "9876543210");
    }

    /// <summary>A postal code of zeros or nines. Other codes of one digit are real places: 44444 is Newton Falls, 55555 Young America.</summary>
    public static bool IsPostalCode(string value)
    {
        var digits = Digits(value);
        return digits.Length is 5 or 9 && (digits[0] is '0' or '9') && OneDigit(digits);
    }

    /// <summary>A record number that names nobody: only zeros or signs, or a word for nothing.</summary>
    public static bool IsIdentifier(string value)
    {
        var plain = Wording.Plain(value);
        return plain.AsSpan().IndexOfAnyExcept('0', ' ') < 0 || plain is "unknown" or "unk" or "null" or "none" or "n a" or "na" or "nan" or "undefined" or "tbd" or "temp" or "new";
    }

    private static string Digits(string value)
    {
        var count = 0;
        foreach (var c in value)
        {
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return count == value.Length ? value : string.Create(count, value, static (digits, from) =>
        {
            var place = 0;
            foreach (var c in from)
            {
                if (char.IsAsciiDigit(c))
                {
                    digits[place++] = c;
                }
            }
        });
    }

    private static bool OneDigit(string digits) => digits.AsSpan().TrimStart(digits[0]).IsEmpty;

    private static string WithoutNumber(string plain) => plain.TrimEnd(NumberAtEnd);
}
