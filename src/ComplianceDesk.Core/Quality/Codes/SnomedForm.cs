namespace ComplianceDesk.Core.Quality;

/// <summary>
/// The form of SNOMED CT identifiers of concepts: 6 to 18 digits, partition 00 or 10 before a Verhoeff check digit
/// (SNOMED CT Release File Specification, component identifiers).
/// </summary>
public static class SnomedForm
{
    private const string Expected = "6 to 18 digits with the partition of a concept (00 or 10) and the Verhoeff check digit";

    // The dihedral group of order 10: row times column.
    private static readonly byte[] Product =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 0, 6, 7, 8, 9, 5, 2, 3, 4, 0, 1, 7, 8, 9, 5, 6, 3, 4, 0, 1, 2, 8, 9, 5, 6, 7, 4, 0, 1, 2, 3, 9, 5, 6, 7, 8,
        5, 9, 8, 7, 6, 0, 4, 3, 2, 1, 6, 5, 9, 8, 7, 1, 0, 4, 3, 2, 7, 6, 5, 9, 8, 2, 1, 0, 4, 3, 8, 7, 6, 5, 9, 3, 2, 1, 0, 4, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
    ];

    // The permutation, applied once for each place from the right.
    private static readonly byte[] Step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    /// <summary>A concept id; ids of descriptions and relationships are flawed here, since they are no codes.</summary>
    public static string? Flaw(string code)
    {
        var text = code.AsSpan().Trim();
        return text.Length is >= 6 and <= 18 && text[0] != '0' && !text.ContainsAnyExceptInRange('0', '9')
            && text[^2] == '0' && text[^3] is '0' or '1' && Verhoeff(text) == 0 ? null : Expected;
    }

    /// <summary>Zero for digits whose last one is the right check digit.</summary>
    public static int Verhoeff(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            for (var times = i % 8; times > 0; times--)
            {
                digit = Step[digit];
            }

            sum = Product[(10 * sum) + digit];
        }

        return sum;
    }
}
