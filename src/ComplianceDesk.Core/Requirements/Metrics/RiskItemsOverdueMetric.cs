using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Corrective actions of the evaluation that are past their due date.</summary>
public sealed class RiskItemsOverdueMetric : Metric, IMeasures<ResponseEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "risk-items-overdue",
        Title = "Corrective actions in time",
        Population = "findings of the evaluation that management answered",
        Counted = "all of them",
        Good = "stated as corrected, accepted by the owner, or not past the due date",
        Basis = ThresholdBasis.Policy,
        Feeds = [],
        Leaves = "Risk-treatment items that stand outside the desk are not seen.",
        Stated = true,
    };

    public void Test(ResponseEvidence response, MetricTally tally) => tally.Expect(
        response.State is ResponseState.Corrected or ResponseState.Accepted || response.DueOn >= tally.Today, "responses", response.Metric,
        $"{response.State.Text().ToLowerInvariant()}, due {(response.DueOn is { } due ? Text.Of(due) : "on no day")}, owner {response.Owner}", "done, accepted, or not yet due");

    public override void Finish(MetricTally tally) => tally.NoDataWhenNothingCounted("No response to a finding of the evaluation is recorded.");
}
