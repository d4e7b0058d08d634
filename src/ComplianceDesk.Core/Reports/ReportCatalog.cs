namespace ComplianceDesk.Core.Reports;

/// <summary>All reports of this assembly, found by reflection, in the order of their titles.</summary>
public static class ReportCatalog
{
    /// <summary>Every report.</summary>
    public static IReadOnlyList<Report> All { get; } =
        [.. typeof(ReportCatalog).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Report)))
            .Select(t => (Report)Activator.CreateInstance(t)!).OrderBy(r => r.Info.Title, StringComparer.Ordinal)];

    /// <summary>The report of an id, or null when there is none.</summary>
    public static Report? Find(string? id) => All.FirstOrDefault(r => r.Info.Id == id);
}
