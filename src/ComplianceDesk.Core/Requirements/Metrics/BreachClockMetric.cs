using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>A notice that is due once an incident presumes notice: given by its last day, or not yet late.</summary>
public abstract class BreachClockMetric : Metric, IMeasures<IncidentEvidence>
{
    public abstract void Test(IncidentEvidence incident, MetricTally tally);

    /// <summary>Expects a notice by a day; while the day has not passed and nothing was sent, the incident is left.</summary>
    protected static void Notice(MetricTally tally, string key, DateOnly? sent, DateOnly by)
    {
        if (sent is null && by >= tally.Today)
        {
            tally.Leave();
            return;
        }

        tally.Expect(sent <= by, "incidents", key, sent is { } on ? Text.Of(on) : null, $"notice by {Text.Of(by)}");
    }
}
