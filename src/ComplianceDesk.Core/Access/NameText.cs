namespace ComplianceDesk.Core.Access;

/// <summary>What of a name or a code is compared.</summary>
internal static class NameText
{
    private static readonly string[] PlaceholderNames =
        ["UNKNOWN", "UNK", "NONE", "NA", "NOTGIVEN", "NOTAVAILABLE", "TEST", "ZZTEST", "PATIENT", "DOE", "BABY", "BABYBOY", "BABYGIRL", "NEWBORN", "ANONYMOUS", "REFUSED", "XXX", "NOLASTNAME", "NLN", "LNU", "FNU"];

    /// <summary>True for what is written when a name is not known.</summary>
    public static bool SaysNothing(ReadOnlySpan<char> name)
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
    public static ReadOnlySpan<char> Letters(string? text, Span<char> buffer) => Clean(text, buffer, digits: false);

    /// <summary>Letters and digits, upper case, without accents.</summary>
    public static ReadOnlySpan<char> LettersAndDigits(string? text, Span<char> buffer) => Clean(text, buffer, digits: true);

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
    public static string Decomposed(string text) =>
        System.Text.Ascii.IsValid(text.AsSpan()) ? text : text.Normalize(System.Text.NormalizationForm.FormKD);
}
