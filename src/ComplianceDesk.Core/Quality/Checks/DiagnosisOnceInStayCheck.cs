namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-10: a code is not repeated in a visit.</summary>
public sealed class DiagnosisOnceInStayCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "diagnosis-once-in-stay",
        Code = "UNQ-10",
        Title = "A diagnosis stands once in a visit",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.UniquenessPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "No two diagnoses of one visit have the same code and system. Entries of the problem list and withdrawn diagnoses are "
            + "left out; ICD codes are compared without their point.",
        Eligible = "diagnoses of visits",
        Failing = "extra diagnoses",
        Feeds = [DiagnosisRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source =
            "ICD-10-CM Official Guidelines, section I.B.12: each code is reported once for an encounter; threshold: policy 0.5 %",
        Owner = "coding",
        Remedy = "Delete the extra line in the abstract; look for an import that ran twice.",
    };

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        foreach (var visit in chart.Encounters)
        {
            RepeatedDiagnoses.Test(visit.Diagnoses, Counts, "a code that the visit does not have yet", tally);
        }
    }

    private static bool Counts(DiagnosisRecord row) => row.Category is not "problem-list-item" && row.VerificationStatus is not ("refuted" or "entered-in-error");
}
