using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Incidents that are not dated later than the day on which a person of the desk knew of them (45 CFR 164.404(a)(2)).</summary>
public sealed class BreachDiscoveryBasisMetric : Metric, IMeasures<TracedIncidentEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "breach-discovery-basis",
        Title = "Discovery dated from the first knowledge",
        Population = "incidents of the register and impermissible cases that rest on findings of the desk",
        Counted = "those with a finding that a person has opened, decided or filed",
        Good = "discovery is dated no later than the first of these days",
        Basis = ThresholdBasis.Law,
        Feeds = ["accesses"],
        Leaves = "What was known outside the desk, and what reasonable diligence would have shown sooner, is not seen.",
    };

    public void Test(TracedIncidentEvidence incident, MetricTally tally)
    {
        if (incident.KnownOn is not { } known)
        {
            tally.Leave();
            return;
        }

        tally.Expect(incident.DiscoveredOn <= known, "incidents", incident.IncidentId, $"discovered {Text.Of(incident.DiscoveredOn)}", $"no later than {Text.Of(known)}, when a person of the desk first saw it");
    }

    public override void Finish(MetricTally tally) => tally.NoDataWhenNothingCounted("No incident or case rests on a finding of the desk that a person has seen.");
}
