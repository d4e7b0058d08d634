namespace ComplianceDesk.Core.Quality;

/// <summary>All checks of this assembly, found by reflection, in the order of the chain: dimension, then catalogue code.</summary>
public static class CheckCatalog
{
    /// <summary>Every check.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        .. typeof(Check).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Check)) && !type.IsAbstract)
            .Select(type => (Check)Activator.CreateInstance(type)!)
            .OrderBy(check => check.Info.Dimension).ThenBy(check => check.Info.Code, StringComparer.Ordinal),
    ];

    /// <summary>The check of a catalogue code or an id, or null when there is none.</summary>
    public static Check? Find(string codeOrId) => All.FirstOrDefault(check => check.Info.Code == codeOrId || check.Info.Id == codeOrId);
}
