using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Records of units that the site names as Part 2 programs, with their mark of origin. No rule asks for the mark by name; without it the bar on use in proceedings (42 CFR 2.12(d)) cannot follow the record.</summary>
public sealed class Part2FlagCoverageMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "part2-flag-coverage",
        Title = "Records of Part 2 units marked",
        Population = "encounters",
        Counted = "encounters in departments that the site names as units of a Part 2 program",
        Good = "the record carries the mark part2",
        Basis = ThresholdBasis.Policy,
        Feeds = ["encounters", "patients"],
        Leaves = "Records received from other programs are not seen.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (stay.InPart2Unit)
        {
            tally.Expect(stay.Part2, "encounters", stay.EncounterId, null, "the mark part2 on the record");
        }
        else
        {
            tally.Leave();
        }
    }

    public override void Finish(MetricTally tally) => tally.NoDataWhenNothingCounted("No encounter took place in a department that the site names as a unit of a Part 2 program.");
}
