namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>All measures of this assembly, found by reflection, by heading and title.</summary>
public static class MeasureCatalog
{
    /// <summary>Every measure.</summary>
    public static IReadOnlyList<HimMeasure> All { get; } =
    [
        .. typeof(HimMeasure).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(HimMeasure)) && !type.IsAbstract)
            .Select(type => (HimMeasure)Activator.CreateInstance(type)!)
            .OrderBy(measure => measure.Info.Group).ThenBy(measure => measure.Info.Title, StringComparer.Ordinal),
    ];

    /// <summary>The measure of an id, or null when there is none.</summary>
    public static HimMeasure? Find(string id) => All.FirstOrDefault(measure => measure.Info.Id == id);
}
