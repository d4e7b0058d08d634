namespace ComplianceDesk.Core.Rules;

/// <summary>All rules of this assembly, found by reflection, in the order of their ids.</summary>
public static class RuleCatalog
{
    /// <summary>Every rule.</summary>
    public static IReadOnlyList<Rule> All { get; } =
        [.. typeof(RuleCatalog).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Rule)) && t != typeof(FlaggedReason))
            .Select(t => (Rule)Activator.CreateInstance(t)!).OrderBy(r => r.Info.Id, StringComparer.Ordinal)];

    /// <summary>The rule of an id, or null when there is none.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(r => r.Info.Id == id);
}
