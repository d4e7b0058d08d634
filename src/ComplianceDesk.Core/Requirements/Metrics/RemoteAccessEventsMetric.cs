using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Access from strange places that was decided in time.</summary>
public sealed class RemoteAccessEventsMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "remote-access-events",
        Title = "Access from strange places reviewed",
        Population = "findings of these rules that no later feed explained",
        Counted = "findings decided, and undecided ones older than the limit",
        Good = "decided by a person within the limit",
        Limit = 30,
        LimitUnit = "days from detection",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "Approved networks are not configured; a place is strange by comparison with the usual ones.",
    };

    public override IReadOnlyList<string>? Rules => ["strange-place"];
}
