namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>Each distinct text once, referred to by number; 0 = no text. Numbers depend on the order of arrival and must never decide anything but equality.</summary>
internal sealed class TextPool
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [""];
    private readonly List<ulong> hashes = [0];
    private readonly List<ulong> sounds = [0];
    private readonly List<int[]> nicknames = [[]];

    public string this[int number] => texts[number];

    /// <summary>Hash of the text.</summary>
    public ulong Hash(int number) => hashes[number];

    /// <summary>Hash of the Soundex code.</summary>
    public ulong Sound(int number) => sounds[number];

    /// <summary>True when both are forms of one given name.</summary>
    public bool SameNickname(int a, int b) => nicknames[a].Length != 0 && nicknames[a].AsSpan().IndexOfAny(nicknames[b]) >= 0;

    public int Add(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        if (!numbers.TryGetValue(text, out var number))
        {
            number = texts.Count;
            numbers.Add(text, number);
            texts.Add(text);
            hashes.Add(StableHash.Of(text));
            sounds.Add(StableHash.Of(Soundex.Of(text)));
            nicknames.Add(Nicknames.GroupsOf(text));
        }

        return number;
    }
}
