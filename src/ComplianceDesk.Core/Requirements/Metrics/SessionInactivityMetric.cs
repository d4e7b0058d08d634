using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Sessions that go on after a pause longer than the automatic logoff.</summary>
public sealed class SessionInactivityMetric : Metric, IMeasures<SourceEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "session-inactivity",
        Title = "Automatic logoff in effect",
        Population = "sessions of the last 30 days of the log that carry a session id",
        Counted = "sessions of the last 30 days of the log that carry a session id",
        Good = "no pause longer than the limit",
        Limit = 30,
        LimitUnit = "minutes",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "A pause in one system may be work in another, or at the bedside.",
    };

    public void Test(SourceEvidence source, MetricTally tally)
    {
        tally.Column("session_id", source.Sessions > 0);
        foreach (var (session, minutes) in source.Pauses.Where(pause => pause.Minutes > (double)tally.Limit))
        {
            tally.Expect(false, "accesses", $"{source.Name} {session}", $"a pause of {Text.Of(minutes, "minutes")}", $"no pause over {Text.Of((double)tally.Limit, "minutes")}");
        }

        var within = source.Sessions - source.Pauses.Count(pause => pause.Minutes > (double)tally.Limit);
        tally.Expect(within, within, "accesses", source.Name, "");
    }
}
