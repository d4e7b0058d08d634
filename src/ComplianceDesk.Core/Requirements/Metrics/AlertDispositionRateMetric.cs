namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Findings that were decided in time.</summary>
public sealed class AlertDispositionRateMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = Reviewed("alert-disposition-rate", "Findings decided in time");

    public override IReadOnlyList<string>? Rules => null;
}
