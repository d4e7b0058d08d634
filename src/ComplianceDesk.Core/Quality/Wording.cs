using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ComplianceDesk.Core.Quality;

/// <summary>Words that stand where data should, and the plain form in which they are compared.</summary>
public static class Wording
{
    private const int Kept = 1 << 12, LongestKept = 48;

    // The same words come again and again; a table that forgets needs no more room however many there are.
    [ThreadStatic]
    private static (string Value, string Plain)[]? plain;

    private static readonly HashSet<string> NoAnswer = new(StringComparer.Ordinal)
    {
        "unknown", "unk", "u", "un", "und", "asku", "nask", "ni", "nullflavor", "no information", "not known", "not available", "n a",
        "other", "oth", "other race", "some other race", "other language", "other ethnicity", "2131 1",
        "declined", "refused", "asked but declined", "asked declined", "asked but unknown", "asked unknown",
        "not asked", "not obtained", "not specified", "not reported", "not provided", "not given", "not recorded", "not disclosed",
        "unspecified", "unreported", "unobtainable", "undetermined", "undisclosed", "no answer", "null", "none given", "missing", "blank",
    };

    private static readonly string[] NoAnswerOpenings =
    [
        "unknown ", "declined ", "refused ", "refuses ", "unable to ", "patient declined", "patient refused", "patient unable", "patient unknown",
        "prefer not", "prefers not", "choose not", "chooses not", "chose not", "does not wish", "did not wish", "do not know", "does not know", "don t know",
        "i do not ", "i don t ", "not able to ", "not specified ", "not obtained ",
    ];

    /// <summary>True when a value is there: neither null nor only space.</summary>
    public static bool Given([NotNullWhen(true)] string? value) => !string.IsNullOrWhiteSpace(value);

    /// <summary>Lower case, with every run of characters that are neither letters nor digits made one space.</summary>
    public static string Plain(string value)
    {
        if (value.Length > LongestKept)
        {
            return Simplify(value);
        }

        ref var kept = ref (plain ??= new (string, string)[Kept])[string.GetHashCode(value) & (Kept - 1)];
        if (kept.Value is null || !string.Equals(kept.Value, value, StringComparison.Ordinal))
        {
            kept = (value, Simplify(value));
        }

        return kept.Plain;
    }

    private static string Simplify(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>True when a value is given and says that the answer is not known, was declined, could not be had, or is only "other".</summary>
    public static bool SaysNothing(string value)
    {
        var plain = Plain(value);
        return plain.Length == 0 || NoAnswer.Contains(plain)
            || (plain.Contains(' ', StringComparison.Ordinal) && Array.Exists(NoAnswerOpenings, opening => plain.StartsWith(opening, StringComparison.Ordinal)));
    }
}
