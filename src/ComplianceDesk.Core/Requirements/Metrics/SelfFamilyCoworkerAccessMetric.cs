using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Access to the own record, to family, household, neighbours and co-workers that was decided in time.</summary>
public sealed class SelfFamilyCoworkerAccessMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "self-family-coworker-access",
        Title = "Access to own record, family and co-workers reviewed",
        Population = "findings of these rules that no later feed explained",
        Counted = "findings decided, and undecided ones older than the limit",
        Good = "decided by a person within the limit",
        Limit = 30,
        LimitUnit = "days from detection",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
    };

    public override IReadOnlyList<string>? Rules => ["self-access", "co-worker", "same-surname", "household", "family-contact", "family-stack", "neighbour", "supervisor"];
}
