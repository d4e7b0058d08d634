using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Orders signed by the limit.</summary>
public sealed class OrderAuthenticationMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "order-authentication",
        Title = "Orders signed",
        Population = "orders and verbal orders of encounters",
        Counted = "orders signed, and unsigned ones past the limit",
        Good = "dated and signed within the limit",
        Limit = 48,
        LimitUnit = "hours",
        Basis = ThresholdBasis.Policy,
        Feeds = ["encounters", "documents"],
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        foreach (var order in stay.Documents.Where(d => d.Type is "order" or "verbal-order"))
        {
            if (order.CreatedAt is { } written && order.SignedAt is null && written.AddHours((double)tally.Limit) >= tally.Scope.AsOf)
            {
                tally.Leave();
                continue;
            }

            tally.Expect(
                order.CreatedAt is { } at && order.SignedAt <= at.AddHours((double)tally.Limit), "documents", order.DocumentId,
                order.CreatedAt is null ? "no date" : order.SignedAt is { } signed ? $"signed after {Text.Of((signed - order.CreatedAt.Value).TotalHours, "hours")}" : null, $"a signature within {Text.Of((double)tally.Limit, "hours")}");
        }
    }
}
