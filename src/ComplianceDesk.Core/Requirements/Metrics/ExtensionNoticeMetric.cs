using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Extensions that were told within the first period.</summary>
public sealed class ExtensionNoticeMetric : Metric, IMeasures<RequestEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "extension-notice",
        Title = "Extensions told in time",
        Population = "access, amendment and accounting requests",
        Counted = "requests that were extended",
        Good = "told within the first 30 days (access) or 60 days (amendment, accounting)",
        Basis = ThresholdBasis.Law,
        Feeds = ["requests"],
        Leaves = "The feed does not carry the written reason.",
    };

    public void Test(RequestEvidence request, MetricTally tally)
    {
        var first = request.Kind switch { "access" => 30, "amendment" or "accounting" => 60, _ => 0 };
        if (first == 0)
        {
            return;
        }

        if (request.ExtendedOn is not { } on)
        {
            tally.Leave();
            return;
        }

        var day = on.DayNumber - request.ReceivedOn.DayNumber;
        tally.Expect(day <= first, "requests", request.RequestId, $"told on day {Text.Of(day)}", $"told by day {Text.Of(first)}");
    }
}
