using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Requests of one kind, each answered within its days, or within the extension when one was told in time.</summary>
public abstract class TurnaroundMetric : Metric, IMeasures<RequestEvidence>
{
    /// <summary>Days from receipt to the answer.</summary>
    protected abstract int Days { get; }

    /// <summary>Further days when the person was told of the delay within the first ones.</summary>
    private const int Extension = 30;

    /// <summary>True for the requests that are meant.</summary>
    protected abstract bool Means(RequestEvidence request);

    public void Test(RequestEvidence request, MetricTally tally)
    {
        if (!Means(request))
        {
            return;
        }

        var first = request.ReceivedOn.AddDays(Days);
        var by = request.ExtendedOn <= first ? first.AddDays(Extension) : first;
        if (request.AnsweredOn is null && by >= tally.Today)
        {
            tally.Leave();
            return;
        }

        tally.Expect(
            request.AnsweredOn <= by, "requests", request.RequestId,
            request.AnsweredOn is { } on ? $"answered on day {Text.Of(on.DayNumber - request.ReceivedOn.DayNumber)}" : $"no answer, {Text.Of(tally.Today.DayNumber - request.ReceivedOn.DayNumber, "days")} after receipt",
            $"an answer by day {Text.Of(by.DayNumber - request.ReceivedOn.DayNumber)}");
    }
}
