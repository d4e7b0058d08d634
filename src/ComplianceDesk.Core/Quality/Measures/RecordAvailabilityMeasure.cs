using System.Collections.Frozen;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Records that could be given when they were asked for.</summary>
public sealed class RecordAvailabilityMeasure : HimMeasure, IMeasures<RecordRequest>
{
    private static readonly FrozenSet<string> NotThere = FrozenSet.ToFrozenSet(
        ["not found", "no record", "no records", "no record found", "no records found", "record not found", "records not found", "unavailable", "not available", "not located", "cannot locate", "unable to locate", "lost", "destroyed", "missing"]);

    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "record-availability",
        Title = "Record available when asked for",
        Group = MeasureGroup.Requests,
        Numerator = "of these, requests that were met: the outcome does not say that the record was not found, lost or unavailable",
        Denominator = "requests for access or release answered in the latest 365 days with an outcome, denied and withdrawn ones left out",
        Formula = "Numerator over denominator. Rests on the words of the outcome column.",
        Target = 99.5m,
        Citation = "42 CFR 482.24(b) (retained and accessible); 99.5 % is policy",
        Feeds = ["requests"],
    };

    /// <summary>Whether a request was met; null when it says nothing about the record.</summary>
    public static bool? Met(string? kind, string? outcome)
    {
        if (kind is not ("access" or "release-of-information") || !Wording.Given(outcome))
        {
            return null;
        }

        return OutcomeWords.AreNotGiven(outcome) ? null : !NotThere.Contains(Wording.Plain(outcome));
    }

    /// <inheritdoc/>
    public void Take(RecordRequest record, MeasureTally tally)
    {
        if (record.AnsweredAt is { } at && tally.Scope.Within(at, MeasureScope.Window) && Met(record.Kind, record.Outcome) is { } met)
        {
            tally.Count(RecordPlace.Nowhere, met);
        }
    }
}
