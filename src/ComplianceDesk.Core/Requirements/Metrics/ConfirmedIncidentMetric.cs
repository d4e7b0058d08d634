using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Asks something of every confirmed incident; the others are left out.</summary>
public abstract class ConfirmedIncidentMetric : Metric, IMeasures<IncidentEvidence>
{
    public void Test(IncidentEvidence incident, MetricTally tally)
    {
        if (incident.ConfirmedOn is null)
        {
            tally.Leave();
        }
        else
        {
            tally.Expect(Has(incident), "incidents", incident.IncidentId, null, Expected);
        }
    }

    /// <summary>Whether the incident has what is asked.</summary>
    protected abstract bool Has(IncidentEvidence incident);

    /// <summary>What is asked, in words.</summary>
    protected abstract string Expected { get; }
}
