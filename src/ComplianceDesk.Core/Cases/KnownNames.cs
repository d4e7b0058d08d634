using System.Text;
using System.Text.RegularExpressions;

namespace ComplianceDesk.Core.Cases;

/// <summary>
/// Names and ids of people that the desk knows, to be put behind keys in texts that people wrote. Full names and ids are found however they are spelled in capitals
/// and small letters; a single name only with a capital, or "will" and "may" would go. More may be replaced than need be; what nobody gave to the desk as a name
/// is not found, so whoever hands a text out still reads it first.
/// </summary>
public sealed partial class KnownNames
{
    /// <summary>What stands for a name that several people bear.</summary>
    public const string Several = "[name]";

    private const int MostWords = 6;

    private readonly Dictionary<string, string> phrases = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> single = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Texts in which something was replaced.</summary>
    public int Changed { get; private set; }

    /// <summary>Adds a person.</summary>
    /// <param name="key">What stands for the person.</param>
    /// <param name="id">The id of the source system, or the medical record number.</param>
    /// <param name="given">Given name.</param>
    /// <param name="family">Family name.</param>
    public void Add(string key, string? id, string? given, string? family)
    {
        var (first, last) = (Phrase(given), Phrase(family));
        if (first.Length > 0 && last.Length > 0)
        {
            Put(phrases, $"{first} {last}", key);
            Put(phrases, $"{last} {first}", key);
        }
        foreach (var name in new[] { first, last }.Where(n => n.Length > 1))
        {
            // Several words make a name of their own; so does one.
            Put(name.Contains(' ', StringComparison.Ordinal) ? phrases : single, name, key);
        }
        // A short number is more often a number than somebody's.
        if (Phrase(id) is { Length: > 1 } number && (number.Length > 3 || !number.All(char.IsAsciiDigit)))
        {
            Put(phrases, number, key);
        }
    }

    /// <summary>A text with every known name replaced by its key.</summary>
    public string Replace(string text)
    {
        var words = Word().Matches(text);
        var written = new StringBuilder(text.Length);
        var from = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (Find(text, words, i) is not ({ } key, var count))
            {
                continue;
            }
            written.Append(text, from, words[i].Index - from).Append(key);
            i += count - 1;
            from = words[i].Index + words[i].Length;
        }
        if (from == 0)
        {
            return text;
        }
        Changed++;
        return written.Append(text, from, text.Length - from).ToString();
    }

    // The longest name that begins at a word.
    private (string? Key, int Words) Find(string text, MatchCollection words, int at)
    {
        var phrase = new StringBuilder(words[at].Value);
        (string?, int) found = (null, 0);
        for (var count = 1; ; count++)
        {
            if (phrases.TryGetValue(phrase.ToString(), out var key))
            {
                found = (key, count);
            }
            if (count == MostWords || at + count == words.Count || !Close(text, words[at + count - 1], words[at + count]))
            {
                break;
            }
            phrase.Append(' ').Append(words[at + count].Value);
        }
        return found is (null, _) && char.IsUpper(words[at].Value, 0) && single.TryGetValue(words[at].Value, out var name) ? (name, 1) : found;
    }

    // A comma and a space stand between names, a dot or a dash within an id; no more.
    private static bool Close(string text, Match word, Match next) =>
        next.Index - word.Index - word.Length <= 2 && !text.AsSpan(word.Index + word.Length, next.Index - word.Index - word.Length).ContainsAny('\n', ';');

    private static void Put(Dictionary<string, string> names, string name, string key) => names[name] = names.GetValueOrDefault(name, key) == key ? key : Several;

    private static string Phrase(string? name) => string.Join(' ', Word().Matches(name ?? "").Select(m => m.Value));

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();
}
