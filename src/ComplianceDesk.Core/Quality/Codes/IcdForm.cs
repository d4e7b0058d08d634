namespace ComplianceDesk.Core.Quality;

/// <summary>The form of ICD-10-CM and ICD-10-PCS codes (CMS/NCHS official guidelines and code set conventions). Whether a code exists is a matter of the site's table.</summary>
public static class IcdForm
{
    private const string Cm = "3 to 7 characters: a letter, a digit, a digit or letter, then up to 4 after the point";
    private const string Pcs = "7 characters of digits and letters, without I and O";

    /// <summary>A code is 3 to 7 characters; the point after the third may be left out, as in claims.</summary>
    public static string? CmFlaw(string code)
    {
        var text = code.AsSpan().Trim();
        if (text.Length < 3 || !IsLetter(text[0]) || !char.IsAsciiDigit(text[1]) || !IsLetterOrDigit(text[2]))
        {
            return Cm;
        }

        var rest = text[3..];
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            if (rest.IsEmpty)
            {
                return Cm;
            }
        }

        return rest.Length <= 4 && All(rest) ? null : Cm;
    }

    /// <summary>Seven characters; I and O are left out of the code set, since they look like digits.</summary>
    public static string? PcsFlaw(string code)
    {
        var text = code.AsSpan().Trim();
        return text.Length == 7 && All(text) && text.IndexOfAny("IOio") < 0 ? null : Pcs;
    }

    /// <summary>The code without its point, in capitals: as tables of claims write it.</summary>
    public static string Plain(string code) => code.Trim().Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();

    private static bool IsLetter(char c) => char.IsAsciiLetter(c);

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(c);

    private static bool All(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
