using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Addressable specifications with a decision on file (45 CFR 164.306(d)(3)).</summary>
public sealed class AddressableDecisionRecordMetric : Metric, IMeasures<SpecificationEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "addressable-decision-record",
        Title = "Addressable specifications decided",
        Population = "addressable specifications that bind the site",
        Counted = "addressable specifications that are not implemented as written",
        Good = "a dated decision with its rationale",
        Basis = ThresholdBasis.Law,
        Feeds = [],
    };

    public void Test(SpecificationEvidence specification, MetricTally tally)
    {
        if (specification.State == AddressableState.AsWritten)
        {
            tally.Leave();
            return;
        }

        tally.Expect(
            specification.State != AddressableState.NoDecision && specification.HasRationale, "decisions", specification.Requirement, specification.State.Text(), "a decision with its rationale");
    }
}
