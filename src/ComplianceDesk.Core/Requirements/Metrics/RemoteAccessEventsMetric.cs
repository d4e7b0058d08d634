namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Access from strange places that was decided in time.</summary>
public sealed class RemoteAccessEventsMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = Reviewed("remote-access-events", "Access from strange places reviewed", "Approved networks are not configured; a place is strange by comparison with the usual ones.");

    public override IReadOnlyList<string>? Rules => ["strange-place"];
}
