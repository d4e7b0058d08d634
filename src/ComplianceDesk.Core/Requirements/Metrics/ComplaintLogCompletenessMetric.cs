using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Complaints with a disposition.</summary>
public sealed class ComplaintLogCompletenessMetric : Metric, IMeasures<IncidentEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "complaint-log-completeness",
        Version = 2,
        Title = "Complaints disposed of",
        Population = "incidents of the register, and impermissible cases of the desk that it does not name",
        Counted = "incidents called a complaint, closed or older than the limit",
        Good = "a closing date",
        Limit = 30,
        LimitUnit = "days from receipt",
        Basis = ThresholdBasis.Policy,
        Feeds = ["incidents"],
    };

    public void Test(IncidentEvidence incident, MetricTally tally)
    {
        if (incident.Kind?.Contains("complaint", StringComparison.OrdinalIgnoreCase) != true)
        {
            return;
        }

        if (incident.ClosedOn is null && incident.DiscoveredOn.AddDays(tally.LimitDays) >= tally.Today)
        {
            tally.Leave();
            return;
        }

        tally.Expect(incident.ClosedOn is not null, "incidents", incident.IncidentId, null, "a closing date");
    }
}
