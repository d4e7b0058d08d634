using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Incidents with what happened, what was done and how it ended.</summary>
public sealed class IncidentRecordCompletenessMetric : Metric, IMeasures<IncidentEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "incident-record-completeness",
        Version = 2,
        Title = "Incident records complete",
        Population = "incidents of the register, and impermissible cases of the desk that it does not name",
        Counted = "incidents older than the limit",
        Good = "kind, mitigation and closing date are recorded",
        Limit = 90,
        LimitUnit = "days from discovery",
        Basis = ThresholdBasis.Policy,
        Feeds = ["incidents"],
    };

    public void Test(IncidentEvidence incident, MetricTally tally)
    {
        if (incident.DiscoveredOn.AddDays(tally.LimitDays) >= tally.Today)
        {
            tally.Leave();
            return;
        }

        string[] missing = [.. new[] { ("kind", incident.Kind is not null), ("mitigation", incident.HasMitigation), ("closing date", incident.ClosedOn is not null) }.Where(field => !field.Item2).Select(field => field.Item1)];
        tally.Expect(missing.Length == 0, "incidents", incident.IncidentId, $"no {string.Join(", no ", missing)}", "kind, mitigation and closing date");
    }
}
