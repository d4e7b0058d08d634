using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Confirmed incidents with a mitigation.</summary>
public sealed class IncidentMitigationMetric : Metric, IMeasures<IncidentEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "incident-mitigation",
        Title = "Mitigation recorded",
        Population = "incidents of the register",
        Counted = "confirmed incidents",
        Good = "a mitigation is recorded",
        Basis = ThresholdBasis.Law,
        Feeds = ["incidents"],
    };

    public void Test(IncidentEvidence incident, MetricTally tally)
    {
        if (incident.ConfirmedOn is null)
        {
            tally.Leave();
            return;
        }

        tally.Expect(incident.HasMitigation, "incidents", incident.IncidentId, null, "a mitigation");
    }
}
