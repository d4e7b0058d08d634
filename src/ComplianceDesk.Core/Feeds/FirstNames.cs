using System.Text.Json;

namespace ComplianceDesk.Core.Feeds;

/// <summary>What the first bytes of a file of JSON say of its columns.</summary>
internal static class FirstNames
{
    /// <summary>The names of the members of objects that begin a line, as far as the first bytes show, each once whatever its case.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].TrimStart(" \t\r"u8);
            if (line.StartsWith("{"u8)) Add(line, names);
        }
        return [.. names];
    }

    private static void Add(ReadOnlySpan<byte> line, HashSet<string> names)
    {
        try
        {
            var reader = new Utf8JsonReader(line, isFinalBlock: false, default);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1) names.Add(reader.GetString()!.Trim());
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What stands before the break counts all the same: a first record that is broken costs itself only.
        }
    }
}
