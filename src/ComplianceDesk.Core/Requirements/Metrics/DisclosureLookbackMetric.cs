using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>How far back the register of disclosures reaches.</summary>
public sealed class DisclosureLookbackMetric : Metric, IMeasures<DisclosureEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "disclosure-lookback",
        Title = "Look-back of six years",
        Population = "disclosures of the register",
        Counted = "the register",
        Good = "its earliest disclosure lies six years back or more",
        Basis = ThresholdBasis.Law,
        Feeds = ["disclosures"],
        Leaves = "A register without earlier entries may be one in which nothing was disclosed.",
    };

    public void Test(DisclosureEvidence disclosure, MetricTally tally)
    {
        if (earliest is null || disclosure.On < earliest)
        {
            earliest = disclosure.On;
        }
    }

    private DateOnly? earliest;

    public override void Finish(MetricTally tally)
    {
        if (earliest is { } on)
        {
            tally.Expect(on <= tally.Today.AddYears(-6), "disclosures", "earliest", Text.Of(on), $"on or before {Text.Of(tally.Today.AddYears(-6))}");
        }
    }
}
