namespace ComplianceDesk.Core.Rules;

/// <summary>The sentences of a published definition: the first says what it is about, each of the others is a condition of its own, so that they can be read one by one.</summary>
public static class Sentences
{
    /// <summary>Cuts a text after each full stop that a blank and a capital letter or a digit follow, but not within parentheses.</summary>
    /// <param name="text">Sentences with one blank between them.</param>
    public static IReadOnlyList<string> Of(string text)
    {
        var (sentences, depth, from) = (new List<string>(), 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && text[i] == '.' && i + 2 < text.Length && text[i + 1] == ' ' && (char.IsUpper(text[i + 2]) || char.IsDigit(text[i + 2])))
            {
                sentences.Add(text[from..(i + 1)]);
                from = i + 2;
            }
        }

        sentences.Add(text[from..]);
        return sentences;
    }
}
