using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>The newest value of one setting in every system that reports it.</summary>
public abstract class SystemSettingMetric : Metric, IMeasures<SystemEvidence>
{
    /// <summary>The setting's name in the feed.</summary>
    protected abstract string Setting { get; }

    /// <summary>What the value should be, in words.</summary>
    protected abstract string Expected(MetricTally tally);

    /// <summary>Whether a value is as it should be.</summary>
    protected abstract bool Holds(string value, MetricTally tally);

    public void Test(SystemEvidence system, MetricTally tally)
    {
        if (system.Now(Setting) is { } value)
        {
            tally.Expect(Holds(value, tally), "system-settings", system.System, value, Expected(tally));
        }
        else
        {
            tally.Leave();
        }
    }

    public override void Finish(MetricTally tally) => tally.NoDataWhenNothingCounted($"No system reports {Setting}.");
}
