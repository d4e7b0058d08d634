namespace ComplianceDesk.Core.Quality;

/// <summary>The form of LOINC codes: one to seven digits, a hyphen and a mod-10 check digit (LOINC Users' Guide, appendix on the check digit).</summary>
public static class LoincForm
{
    private const string Expected = "1 to 7 digits, a hyphen and the mod-10 check digit";

    /// <summary>Answer lists (LL…) and parts (LP…, LA…) carry the same check digit after their letters.</summary>
    public static string? Flaw(string code)
    {
        var text = code.AsSpan().Trim();
        if (text.StartsWith("LP") || text.StartsWith("LA") || text.StartsWith("LL"))
        {
            text = text[2..];
        }

        var hyphen = text.IndexOf('-');
        return hyphen is >= 1 and <= 7 && text.Length == hyphen + 2 && char.IsAsciiDigit(text[^1]) && !text[..hyphen].ContainsAnyExceptInRange('0', '9')
            && CheckDigit(text[..hyphen]) == text[^1] - '0' ? null : Expected;
    }

    /// <summary>Doubles every second digit from the right, as Luhn does.</summary>
    public static int CheckDigit(ReadOnlySpan<char> digits) => Luhn.CheckDigit(digits);
}

/// <summary>The mod-10 check digit of Luhn (ISO/IEC 7812), used by LOINC and, over a prefix, by the NPI.</summary>
public static class Luhn
{
    /// <param name="digits">Digits without the check digit.</param>
    public static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 0)
            {
                digit = digit > 4 ? (2 * digit) - 9 : 2 * digit;
            }

            sum += digit;
        }

        return (10 - (sum % 10)) % 10;
    }
}
