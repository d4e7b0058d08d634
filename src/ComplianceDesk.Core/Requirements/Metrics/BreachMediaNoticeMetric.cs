using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Notice to the media where more than 500 residents of one State are affected (45 CFR 164.406).</summary>
public sealed class BreachMediaNoticeMetric : BreachClockMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "breach-media-notice",
        Version = 2,
        Title = "Media notified",
        Population = "incidents of the register, and impermissible cases of the desk that it does not name",
        Counted = "States with more than 500 residents affected by an incident that presumes notice",
        Good = "notified within 60 calendar days of discovery, or by the end of a law-enforcement hold",
        Basis = ThresholdBasis.Law,
        Feeds = ["incidents"],
    };

    public override void Test(Evidence.IncidentEvidence incident, MetricTally tally)
    {
        var states = incident.NoticeDue ? incident.ByState.Where(state => state.Value > 500).Select(state => state.Key).ToArray() : [];
        if (states.Length == 0)
        {
            tally.Leave();
        }

        foreach (var state in states)
        {
            Notice(tally, $"{incident.IncidentId} {state}", incident.MediaNotifiedOn, incident.NoticeBy);
        }
    }
}
