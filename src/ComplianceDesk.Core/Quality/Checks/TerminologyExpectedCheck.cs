namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-19: diagnoses and observations use the terminology of their kind.</summary>
public sealed class TerminologyExpectedCheck : Check, IChecks<DiagnosisRecord>, IChecks<ObservationRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "terminology-expected",
        Code = "CNF-19",
        Title = "Diagnoses and observations use the terminology of their kind",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A diagnosis is coded in SNOMED CT or ICD (10 or 9), an observation in LOINC. Medications and immunizations have "
            + "no feed of their own.",
        Eligible = "diagnoses and observations",
        Failing = "rows of another system, of an unknown one or of none",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Sync for Science data qualifier q_system_use; US Core 6.1.0 Condition.code, Observation.code; threshold: policy",
        Owner = "coding",
        Remedy = "Map local codes; scores without a LOINC code may stay local, within the threshold.",
    };

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        var coding = diagnosis.Coding;
        if (coding.Is(CodeSystem.Icd10Cm) || coding.Is(CodeSystem.Snomed) || coding.Is(CodeSystem.Icd9Cm))
        {
            tally.Pass();
        }
        else if (diagnosis.Stands("system") && diagnosis.Stands("code"))
        {
            tally.Expect(false, diagnosis, coding.System, "SNOMED CT or ICD-10-CM", "system");
        }
    }

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.Coding.Is(CodeSystem.Loinc))
        {
            tally.Pass();
        }
        else if (observation.Stands("system") && observation.Stands("code"))
        {
            tally.Expect(false, observation, observation.Coding.System, "LOINC", "system");
        }
    }
}
