using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>How old the newest statement about something periodic is. A statement is no proof; its age is a fact.</summary>
public abstract class StatementAgeMetric : Metric, IMeasures<StatementEvidence>
{
    private DateOnly? newest;
    private bool any;

    /// <summary>Requirements whose statements tell of it.</summary>
    protected abstract IReadOnlyList<string> Requirements { get; }

    public void Test(StatementEvidence statement, MetricTally tally)
    {
        any = true;
        if (Requirements.Contains(statement.RequirementId) && (newest is null || statement.SignedOn > newest))
        {
            newest = statement.SignedOn;
        }
    }

    public override void Finish(MetricTally tally)
    {
        if (!any)
        {
            tally.NoData("No statement is on file.");
            return;
        }

        tally.Expect(
            newest is { } on && on.AddDays(tally.LimitDays) >= tally.Today, "statements", Requirements[0],
            newest is { } day ? $"signed on {Text.Of(day)}" : null, $"a statement not older than {Text.Of(tally.LimitDays)} days");
    }
}
