namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-08: a problem is not listed twice.</summary>
public sealed class ProblemOnceCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "problem-once",
        Code = "UNQ-08",
        Title = "An active problem stands once",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.UniquenessPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "No two active entries of a patient's problem list have the same code. An entry is a diagnosis of the category "
            + "problem-list-item, or one without category and visit; it is active unless its clinical status says inactive, remission"
            + " or resolved, or its verification status refuted or entered-in-error.",
        Eligible = "active entries of problem lists",
        Failing = "extra entries",
        Feeds = [DiagnosisRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "PIQI, class duplicates; threshold: policy 2 %",
        Owner = "clinical documentation",
        Remedy = "Close the extra entry; keep the one with the earlier onset.",
    };

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally) => RepeatedDiagnoses.Test(chart.Diagnoses, IsActiveProblem, "a problem that is not listed yet", tally);

    private static bool IsActiveProblem(DiagnosisRecord row) =>
        (row.Category is "problem-list-item" || (row.Category is null && !row.NamesEncounter))
        && row.ClinicalStatus is not ("inactive" or "remission" or "resolved") && row.VerificationStatus is not ("refuted" or "entered-in-error");
}
