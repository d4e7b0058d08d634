namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Access to the own record, to family, household, neighbours and co-workers that was decided in time.</summary>
public sealed class SelfFamilyCoworkerAccessMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = Reviewed("self-family-coworker-access", "Access to own record, family and co-workers reviewed");

    public override IReadOnlyList<string>? Rules => ["self-access", "co-worker", "same-surname", "household", "family-contact", "family-stack", "neighbour", "supervisor"];
}
