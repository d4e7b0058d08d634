namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-18: codes were in force at the time of the event.</summary>
public sealed class CodeCurrentCheck : Check, IChecks<DiagnosisRecord>, IChecks<ObservationRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "code-current",
        Code = "CNF-18",
        Title = "Codes were in force at the time of the event",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A code that is in the site's table of its system is in force on the day it was recorded for: the day of the "
            + "visit's end for diagnoses, the day it was taken for observations. ICD-10-CM is asked by CNF-06.",
        Eligible = "codes that are in a table of the site, with a day to judge them by",
        Failing = "codes retired before or not yet in force on the day",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "PIQI obsolete code; threshold: policy",
        Owner = "coding",
        Remedy = "Replace the code with its successor in the dictionary.",
    };

    /// <inheritdoc/>
    public override string? NotRunBecause(StoreContents store) => base.NotRunBecause(store) ?? (store.CodeTables.Count == 0 ? "No code table has been loaded." : null);

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (!diagnosis.Coding.Is(CodeSystem.Icd10Cm))
        {
            Test(diagnosis, diagnosis.CodedFor, tally);
        }
    }

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally) => Test(observation, observation.TakenOn, tally);

    private static void Test(CodedRecord record, DateOnly? on, Tally tally)
    {
        if (on is { } day && record.Coding.Entries.Count > 0)
        {
            tally.Expect(record.Coding.IsInForce(day), record, record.Coding.Code, "a code in force on the day", "code");
        }
    }
}
