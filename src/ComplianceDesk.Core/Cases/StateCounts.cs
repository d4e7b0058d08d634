using System.Globalization;

namespace ComplianceDesk.Core.Cases;

/// <summary>Individuals by state or jurisdiction, written <c>MA:120;NH:3</c>.</summary>
public static class StateCounts
{
    /// <summary>Reads the text; what is no such pair is left out.</summary>
    public static IReadOnlyDictionary<string, int> Parse(string? text)
    {
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in Parts(text))
        {
            if (Pair(part) is var (state, count))
            {
                states[state] = states.GetValueOrDefault(state) + count;
            }
        }
        return states;
    }

    /// <summary>The first part that is no such pair; null when all are.</summary>
    public static string? Wrong(string? text) => Parts(text).FirstOrDefault(p => Pair(p) is null);

    private static string[] Parts(string? text) => (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static (string State, int Count)? Pair(string part) =>
        part.Split(':', StringSplitOptions.TrimEntries) is [{ Length: > 0 } state, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? (state, count)
            : null;
}
