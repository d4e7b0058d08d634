using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>The officials whom the rules ask for, as the site names them: security (45 CFR 164.308(a)(2)) and privacy (164.530(a)(1)).</summary>
public sealed class OfficialDesignatedMetric : Metric, IMeasures<OfficialEvidence>
{
    private bool named;

    public override MetricInfo Info { get; } = new()
    {
        Id = "official-designated",
        Title = "Officials designated",
        Population = "the security official and the privacy official",
        Counted = "both",
        Good = "one person is named, with the first day, and is active in the workforce feed",
        Basis = ThresholdBasis.Law,
        Feeds = ["workforce"],
        Leaves = "The written designation itself and the contact for complaints are not in any feed.",
    };

    public void Test(OfficialEvidence official, MetricTally tally)
    {
        named |= official.UserId is not null;
        tally.Expect(
            official.Active && official.Since <= tally.Today, "settings", official.Office,
            official.UserId is null ? null : official.Active ? $"{official.UserId} from {Text.Of(official.Since!.Value)}" : $"{official.UserId}, not active in the workforce feed",
            "one person named who is in office and active in the workforce feed");
    }

    public override void Finish(MetricTally tally)
    {
        if (!named)
        {
            tally.NoData("No official is named under \"What applies here\".");
        }
    }
}
