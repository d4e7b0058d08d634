namespace ComplianceDesk.Core.Explanations;

/// <summary>All explanations of this assembly, found by reflection, in the order of their rank.</summary>
public static class ExplanationCatalog
{
    static ExplanationCatalog()
    {
        var direct = Made<Explanation>().ToDictionary(e => e.Info.Id, StringComparer.Ordinal);
        var learned = Made<LearnedExplanation>().ToDictionary(e => e.Info.Id, StringComparer.Ordinal);
        All = [.. direct.Values.Select(e => e.Info).Concat(learned.Values.Select(e => e.Info)).OrderBy(i => i.Rank).ThenBy(i => i.Id, StringComparer.Ordinal)];
        Direct = [.. All.Select((info, i) => (info, Number: (byte)(i + 1))).Where(e => direct.ContainsKey(e.info.Id)).Select(e => (direct[e.info.Id], e.Number))];
        Learned = [.. All.Select((info, i) => (info, Number: (byte)(i + 1))).Where(e => learned.ContainsKey(e.info.Id)).Select(e => (learned[e.info.Id], e.Number))];
    }

    /// <summary>What each explanation is, by rank.</summary>
    public static IReadOnlyList<ExplanationInfo> All { get; }

    /// <summary>The explanation of an id, or null when there is none.</summary>
    public static ExplanationInfo? Find(string id) => All.FirstOrDefault(e => e.Id == id);

    internal static (Explanation Explanation, byte Number)[] Direct { get; }

    internal static (LearnedExplanation Explanation, byte Number)[] Learned { get; }

    private static IEnumerable<T> Made<T>() =>
        typeof(ExplanationCatalog).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(T))).Select(t => (T)Activator.CreateInstance(t)!);
}
