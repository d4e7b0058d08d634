using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Requests for records that took unusually long, beside the site's own others (45 CFR 171.103: counts only; the rule asks for no number of days).</summary>
public sealed class EhiRequestTurnaroundMetric : Metric, IMeasures<RequestEvidence>
{
    // Fewer have no spread worth the name.
    private const int Fewest = 20;
    private readonly List<RequestEvidence> requests = [];

    public override MetricInfo Info { get; } = new()
    {
        Id = "ehi-request-turnaround",
        Title = "No outliers among requests for records",
        Population = "requests for access and for release of information, of the last year",
        Counted = "those answered, and unanswered ones that have waited longer than the fence",
        Good = "days to the answer within the upper fence of the site's own: third quartile and the limit times the distance between the quartiles",
        Limit = 1.5m,
        LimitUnit = "times the distance between the quartiles",
        Basis = ThresholdBasis.Policy,
        Feeds = ["requests"],
        Leaves = "The feed does not say whether electronic information was asked for, by what kind of requester, in which manner, nor why an answer took long.",
    };

    public void Test(RequestEvidence request, MetricTally tally)
    {
        if (request.Kind is "access" or "release-of-information" && request.ReceivedOn > tally.Today.AddYears(-1))
        {
            requests.Add(request);
        }
    }

    public override void Finish(MetricTally tally)
    {
        var days = requests.Where(r => r.AnsweredOn is not null).Select(r => Days(r, tally)).Order().ToList();
        if (days.Count < Fewest)
        {
            tally.NoData($"Fewer than {Text.Of(Fewest)} requests for access or release were answered in the last year: too few for a baseline.");
            return;
        }

        // Quartiles as the values at rank (n-1)p, between neighbors by proportion; at least a day beyond the third.
        var (first, third) = (Quantile(days, 0.25m), Quantile(days, 0.75m));
        var fence = third + Math.Max(1, tally.Limit * (third - first));
        foreach (var request in requests)
        {
            if (request.AnsweredOn is null && Days(request, tally) <= fence)
            {
                tally.Leave();
                continue;
            }

            tally.Expect(Days(request, tally) <= fence, "requests", request.RequestId, $"{Text.Of(Days(request, tally), "days")}{(request.AnsweredOn is null ? ", no answer yet" : "")}",
                $"at most {Math.Floor(fence).ToString(System.Globalization.CultureInfo.InvariantCulture)} days, as the site's others");
        }
    }

    private static int Days(RequestEvidence request, MetricTally tally) => (request.AnsweredOn ?? tally.Today).DayNumber - request.ReceivedOn.DayNumber;

    private static decimal Quantile(List<int> sorted, decimal share)
    {
        var rank = (sorted.Count - 1) * share;
        var below = (int)rank;
        return below + 1 < sorted.Count ? sorted[below] + ((rank - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
