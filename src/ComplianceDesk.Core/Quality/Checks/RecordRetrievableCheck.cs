using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACS-01: a record can be had when it is asked for.</summary>
public sealed class RecordRetrievableCheck : Check, IChecks<RequestRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "record-retrievable",
        Code = "ACS-01",
        Title = "A record can be had when it is asked for",
        Dimension = QualityDimension.Accessibility,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Accessibility,
        Definition = "Of the requests for access or release that were answered with an outcome, denied and withdrawn ones left out, those whose outcome does not say that the record was not found, lost or unavailable.",
        Eligible = "such requests",
        Failing = "requests whose record could not be had",
        Feeds = ["requests"],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "42 CFR 482.24(b); threshold: policy",
        Remedy = "Look for the record in the archive and in other systems; note what became of it.",
    };

    /// <inheritdoc/>
    public void Test(RequestRecord request, Tally tally)
    {
        if (request.AnsweredAt <= tally.AsOf && RecordAvailabilityMeasure.Met(request.Kind, request.Outcome) is { } met)
        {
            tally.Expect(met, request, request.Outcome, "an outcome that hands the record out", "outcome");
        }
    }
}
