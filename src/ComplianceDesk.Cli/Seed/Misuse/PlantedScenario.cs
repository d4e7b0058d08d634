namespace ComplianceDesk.Cli.Seed;

/// <summary>One kind of misuse. Adding one is adding its file: they are found by reflection.</summary>
internal abstract class PlantedScenario
{
    /// <summary>The class name in kebab case without its suffix; stands in truth.csv.</summary>
    public string Id => Kebab.Of(GetType().Name, "Scenario");

    /// <summary>About how many accesses one incident takes.</summary>
    public abstract int Cost { get; }

    /// <summary>When it is planted in an ordinary made-up hospital, the commonest first. None = in hospitals of the benchmark only.</summary>
    public virtual int? Turn => null;

    /// <summary>Plants one incident; false when this hospital has nobody or no time for it.</summary>
    public abstract bool Plant(IncidentPlan plan);

    /// <summary>A fresh one of each, in the order of their turns.</summary>
    public static IReadOnlyList<PlantedScenario> All() => [.. typeof(PlantedScenario).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(PlantedScenario)) && !t.IsAbstract)
        .Select(t => (PlantedScenario)Activator.CreateInstance(t)!)
        .OrderBy(s => s.Turn ?? int.MaxValue).ThenBy(s => s.Id, StringComparer.Ordinal)];
}
