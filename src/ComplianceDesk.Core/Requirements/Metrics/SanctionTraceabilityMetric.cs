using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Confirmed incidents with a decision about sanctions.</summary>
public sealed class SanctionTraceabilityMetric : ConfirmedIncidentMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "sanction-traceability",
        Version = 2,
        Title = "Sanction decision recorded",
        Population = "incidents of the register, and impermissible cases of the desk that it does not name",
        Counted = "confirmed incidents",
        Good = "a sanction, or the decision for none, is recorded",
        Basis = ThresholdBasis.Law,
        Feeds = ["incidents"],
    };

    protected override string Expected => "a sanction, or the decision for none";

    protected override bool Has(IncidentEvidence incident) => incident.HasSanction;
}
