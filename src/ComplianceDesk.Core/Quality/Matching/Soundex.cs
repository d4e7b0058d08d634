namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>American Soundex (US National Archives): a letter and three digits. Names that sound alike share a code, which makes them candidates, no more.</summary>
public static class Soundex
{
    private const string Digits = "01230120022455012623010202"; // A to Z; 0 = not coded

    /// <summary>The code, or the first four characters when the text does not begin with a Latin letter; empty for an empty text.</summary>
    /// <param name="name">In capital letters.</param>
    public static string Of(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name[0] is < 'A' or > 'Z')
        {
            return name[..Math.Min(4, name.Length)].ToString();
        }

        Span<char> code = [name[0], '0', '0', '0'];
        var length = 1;
        var last = Digits[name[0] - 'A'];
        foreach (var letter in name[1..])
        {
            if (letter is < 'A' or > 'Z')
            {
                continue;
            }

            var digit = Digits[letter - 'A'];
            if (digit != '0' && digit != last)
            {
                code[length++] = digit;
                if (length == 4)
                {
                    break;
                }
            }

            // H and W do not part two letters of one sound; vowels do.
            if (letter is not ('H' or 'W'))
            {
                last = digit;
            }
        }

        return code.ToString();
    }
}
