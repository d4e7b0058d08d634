namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>
/// Requests answered by their last day. The day of receipt is day 0. An extension counts once, and only when the person was told of it within the
/// first days: one told later leaves the first last day standing.
/// </summary>
public abstract class RequestTurnaround : DutyMeasure<RecordRequest>
{
    /// <summary>Further days that a timely extension gives.</summary>
    public const int ExtensionDays = 30;

    /// <summary>The kind of request.</summary>
    protected abstract string Kind { get; }

    /// <summary>True when the rule knows an extension.</summary>
    protected virtual bool Extends => true;

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(RecordRequest request, MeasureScope scope)
    {
        if (request.Kind != Kind || request.ReceivedAt > scope.AsOf)
        {
            yield break;
        }

        var days = TimeAllowed(scope);
        var first = scope.EndOfDayAfter(request.ReceivedAt, days);
        var extended = Extends && scope.Happened(request.ExtendedAt) is { } told && told >= request.ReceivedAt && told <= first;
        yield return new Duty
        {
            Feed = "requests",
            RecordId = request.RequestId,
            PatientKey = request.PatientKey,
            Place = RecordPlace.Nowhere,
            Since = request.ReceivedAt,
            DueAt = extended ? scope.EndOfDayAfter(request.ReceivedAt, days + ExtensionDays) : first,
            DoneAt = scope.Happened(request.AnsweredAt),
            Owner = Owner.Release,
            Owed = extended ? "An answer to the request, after the one extension" : "An answer to the request",
        };
    }
}
