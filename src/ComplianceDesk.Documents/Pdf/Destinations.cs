using System.Text;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>The named places of the document. Links may name a place before it is reached.</summary>
internal sealed class Destinations
{
    // A name tree is in the order of its keys' bytes (ISO 32000-1, 7.9.6); hexadecimal digits keep that order.
    private readonly SortedDictionary<string, Destination> reached = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> wanted = new(StringComparer.Ordinal);

    /// <summary>Says where a name is.</summary>
    /// <exception cref="InvalidDataException">The name was given to another place already.</exception>
    public void Reach(string name, Destination place)
    {
        if (!reached.TryAdd(Key(name), place))
        {
            throw new InvalidDataException($"Two sections have the anchor \"{name}\".");
        }
    }

    /// <summary>The dictionary entry of a link that leads to a name.</summary>
    public string Lead(string name)
    {
        wanted[Key(name)] = name;
        return $"/Dest<{Key(name)}>";
    }

    /// <summary>Adds the name tree to the catalog's names.</summary>
    /// <exception cref="InvalidDataException">A link leads nowhere.</exception>
    public void WriteNames(PdfBuffer body)
    {
        if (wanted.FirstOrDefault(w => !reached.ContainsKey(w.Key)).Value is { } missing)
        {
            throw new InvalidDataException($"A link leads to \"{missing}\", which is the anchor of no section.");
        }

        body.Add("/Dests<</Names[");
        foreach (var (key, place) in reached)
        {
            body.Add("<").Add(key).Add(">");
            place.Write(body);
        }

        body.Add("]>>");
    }

    private static string Key(string name) => Convert.ToHexString(Encoding.UTF8.GetBytes(name));
}
