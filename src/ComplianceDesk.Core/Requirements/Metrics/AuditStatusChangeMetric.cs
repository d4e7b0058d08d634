using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Systems whose audit log was on whenever it was observed.</summary>
public sealed class AuditStatusChangeMetric : Metric, IMeasures<SystemEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "audit-status-change",
        Title = "Audit log on",
        Population = "systems of the settings feed",
        Counted = "systems that report audit-enabled",
        Good = "on at every observation",
        Basis = ThresholdBasis.Policy,
        Feeds = ["system_settings"],
        Leaves = "Who switched it and on whose approval does not stand in the feed.",
    };

    public void Test(SystemEvidence system, MetricTally tally)
    {
        if (system.Settings.GetValueOrDefault("audit-enabled") is not { } seen)
        {
            tally.Leave();
            return;
        }

        var off = seen.Where(value => !SystemEvidence.IsOn(value.Value)).ToArray();
        tally.Expect(off.Length == 0, "system-settings", system.System, off.Length == 0 ? null : $"off on {Text.Of(tally.Scope.DayOf(off[^1].At))}", "on at every observation");
    }

    public override void Finish(MetricTally tally)
    {
        tally.NoDataWhenNothingCounted("No system reports audit-enabled.");
    }
}
