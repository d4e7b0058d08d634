namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-24: diagnoses have an onset or a date of recording.</summary>
public sealed class ConditionDatedCheck : Check, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "condition-dated",
        Code = "CMP-24",
        Title = "Diagnoses have an onset or a date of recording",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "onset or recorded_at is given.",
        Eligible = "diagnoses",
        Failing = "diagnoses with neither",
        Feeds = [DiagnosisRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "US Core 6.1.0 Condition.onset, recordedDate (must support); threshold: policy",
        Owner = "clinical documentation",
        Remedy = "Let the interface send when the entry was made.",
    };

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally) =>
        tally.Expect(diagnosis.Onset is not null || diagnosis.RecordedAt is not null, diagnosis, null, "an onset or a date of recording", "onset", "recorded_at");
}
