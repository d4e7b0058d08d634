namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Unusual volume of access that was decided in time.</summary>
public sealed class BulkAccessOutliersMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = Reviewed("bulk-access-outliers", "Unusual volume reviewed");

    public override IReadOnlyList<string>? Rules => ["volume", "bulk-export", "record-rush", "enumeration", "browsing"];
}
