namespace ComplianceDesk.Core.Access;

/// <summary>Reads a full name in one text: nobody can tell from it where the given name ends, of how many words the family name is and whether "Jr." goes with it.</summary>
internal static class NameReadings
{
    // A name has few words; a sentence is none.
    private const int Most = 8;

    /// <summary>The ways to part a full name into given and family name: given first, or the family name, a comma and the given name.</summary>
    public static List<(string Given, string Family)> Of(string name)
    {
        List<(string, string)> readings = [];
        var text = name.Trim();
        var comma = text.IndexOf(',');
        for (var i = 1; i < text.Length - 1 && readings.Count < Most; i++)
        {
            // Before a comma stands a family name, or a whole name of which a suffix follows.
            if (char.IsWhiteSpace(text[i]) && (comma < 0 || i < comma))
            {
                readings.Add((text[..i], text[(i + 1)..]));
            }
            else if (text[i] == ',')
            {
                readings.Add((text[(i + 1)..], text[..i]));
            }
        }

        return readings;
    }
}
