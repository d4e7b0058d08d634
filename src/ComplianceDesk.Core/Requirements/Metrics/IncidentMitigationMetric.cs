using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Confirmed incidents with a mitigation.</summary>
public sealed class IncidentMitigationMetric : ConfirmedIncidentMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "incident-mitigation",
        Version = 2,
        Title = "Mitigation recorded",
        Population = "incidents of the register, and impermissible cases of the desk that it does not name",
        Counted = "confirmed incidents",
        Good = "a mitigation is recorded",
        Basis = ThresholdBasis.Law,
        Feeds = ["incidents"],
    };

    protected override string Expected => "a mitigation";

    protected override bool Has(IncidentEvidence incident) => incident.HasMitigation;
}
