namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-06: onset is on or before abatement.</summary>
public sealed class OnsetBeforeAbatementCheck : Check, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "onset-before-abatement",
        Code = "PLS-06",
        Title = "Conditions begin before they end",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition = "onset of a diagnosis is at or before its abatement, as instants.",
        Eligible = "diagnoses with both times",
        Failing = "those that end before they begin",
        Feeds = [DiagnosisRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Standard,
        Source = "Sync for Science data qualifier, date order; OHDSI DataQualityDashboard plausibleStartBeforeEnd, 1 %",
        Owner = "clinical documentation",
        Remedy = "Look for a swapped pair or a mistyped year.",
    };

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (diagnosis is { Onset: { } onset, AbatedAt: { } end } && diagnosis.Stands("onset") && diagnosis.Stands("abatement"))
        {
            tally.Expect(onset <= end, diagnosis, end, "an end at or after the onset", "abatement", "onset");
        }
    }
}
