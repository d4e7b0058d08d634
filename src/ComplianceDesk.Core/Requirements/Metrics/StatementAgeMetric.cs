using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>How old the newest statement about something periodic is. A statement is no proof; its age is a fact. Where there is none, there is no data.</summary>
public abstract class StatementAgeMetric : Metric, IMeasures<StatementEvidence>
{
    private DateOnly? newest;

    /// <summary>Requirements whose statements tell of it.</summary>
    protected abstract IReadOnlyList<string> Requirements { get; }

    public void Test(StatementEvidence statement, MetricTally tally)
    {
        if (Requirements.Contains(statement.RequirementId))
        {
            Signed(statement.SignedOn);
        }
    }

    /// <summary>Notes that something about it was signed on a day.</summary>
    protected void Signed(DateOnly on) => newest = newest is null || on > newest ? on : newest;

    public override void Finish(MetricTally tally)
    {
        if (newest is not { } on)
        {
            tally.NoData("No statement about it is on file.");
            return;
        }

        tally.Expect(on.AddDays(tally.LimitDays) >= tally.Today, "statements", Requirements[0], $"signed on {Text.Of(on)}", $"a statement not older than {Text.Of(tally.LimitDays, "days")}");
    }
}
