using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>A person's name made comparable: capital letters without accents, marks and blanks; titles and generation suffixes taken out; placeholders empty.</summary>
public readonly record struct NameForm
{
    private static readonly FrozenSet<string> Titles = FrozenSet.Create("MR", "MRS", "MS", "MISS", "DR", "REV", "PROF");

    private static readonly FrozenDictionary<string, int> Generations = new Dictionary<string, int>
    {
        ["SR"] = 1, ["SENIOR"] = 1, ["I"] = 1, ["1ST"] = 1,
        ["JR"] = 2, ["JUNIOR"] = 2, ["II"] = 2, ["2ND"] = 2,
        ["III"] = 3, ["3RD"] = 3, ["IV"] = 4, ["4TH"] = 4, ["V"] = 5, ["5TH"] = 5,
    }.ToFrozenDictionary();

    private NameForm(string given, string middle, string family, int generation) =>
        (Given, Middle, Family, Generation) = (given, middle, family, generation);

    /// <summary>Empty when not given.</summary>
    public string Given { get; }

    /// <summary>The middle name or initial; empty when not given.</summary>
    public string Middle { get; }

    /// <summary>Empty when not given.</summary>
    public string Family { get; }

    /// <summary>1 = Sr, 2 = Jr or II, 3 = III, …; 0 = not given.</summary>
    public int Generation { get; }

    /// <summary>Normalises the name fields of one record.</summary>
    public static NameForm Of(string? given, string? middle, string? family, string? suffix)
    {
        var generation = GenerationOf(suffix);
        var givenWords = Words(given);
        var familyWords = Words(family);
        var middleWords = Words(middle);
        if (givenWords.Count > 1 && Titles.Contains(givenWords[0]))
        {
            givenWords.RemoveAt(0);
        }

        TakeGeneration(familyWords, ref generation);
        TakeGeneration(givenWords, ref generation);
        if (middleWords.Count == 0 && givenWords.Count > 1 && givenWords[^1].Length == 1)
        {
            middleWords.Add(givenWords[^1]);
            givenWords.RemoveAt(givenWords.Count - 1);
        }

        if (Uninformative.WholeName(givenWords, familyWords))
        {
            return new("", "", "", generation);
        }

        return new(
            Uninformative.GivenName(givenWords) ? "" : string.Concat(givenWords),
            Uninformative.GivenName(middleWords) ? "" : string.Concat(middleWords),
            Uninformative.FamilyName(familyWords) ? "" : string.Concat(familyWords),
            generation);
    }

    /// <summary>Capital letters and digits without accents, split where the text has blanks or hyphens; apostrophes and full stops join.</summary>
    internal static List<string> Words(string? text)
    {
        var words = new List<string>();
        if (string.IsNullOrWhiteSpace(text))
        {
            return words;
        }

        var word = new StringBuilder(text.Length);
        foreach (var c in Fold(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToUpperInvariant(c));
            }
            else if (c is not ('\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '.') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                Close();
            }
        }

        Close();
        return words;

        void Close()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    private static string Fold(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        // Letters that no canonical decomposition takes apart; malformed UTF-16 cannot be normalised and is compared as it is.
        var whole = text.Replace("ß", "ss", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
            .Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("ø", "o", StringComparison.OrdinalIgnoreCase)
            .Replace("ł", "l", StringComparison.OrdinalIgnoreCase).Replace("đ", "d", StringComparison.OrdinalIgnoreCase);
        try
        {
            return whole.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return whole;
        }
    }

    private static int GenerationOf(string? suffix)
    {
        var words = Words(suffix);
        return words.Count == 1 ? Generations.GetValueOrDefault(words[0]) : 0;
    }

    private static void TakeGeneration(List<string> words, ref int generation)
    {
        // A single letter at the end is an initial, not a numeral.
        if (words.Count > 1 && words[^1].Length > 1 && Generations.TryGetValue(words[^1], out var found))
        {
            generation = generation == 0 ? found : generation;
            words.RemoveAt(words.Count - 1);
        }
    }
}
