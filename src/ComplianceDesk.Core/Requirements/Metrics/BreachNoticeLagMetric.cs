using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Notice to individuals within 60 calendar days of discovery (45 CFR 164.404(b)).</summary>
public sealed class BreachNoticeLagMetric : BreachClockMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "breach-notice-lag",
        Version = 2,
        Title = "Individuals notified in time",
        Population = "incidents of the register, and impermissible cases of the desk that it does not name",
        Counted = "incidents that presume notice, notified or past the last day",
        Good = "notified within 60 calendar days of discovery, or by the end of a law-enforcement hold",
        Basis = ThresholdBasis.Law,
        Feeds = ["incidents"],
        Leaves = "Sixty days is the outer limit; whether there was unreasonable delay before it is not shown.",
    };

    public override void Test(Evidence.IncidentEvidence incident, MetricTally tally)
    {
        if (!incident.NoticeDue)
        {
            tally.Leave();
            return;
        }

        Notice(tally, incident.IncidentId, incident.IndividualsNotifiedOn, incident.NoticeBy);
    }
}
