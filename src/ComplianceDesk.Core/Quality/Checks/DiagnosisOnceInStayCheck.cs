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
            for (var later = 0; later < visit.Diagnoses.Count; later++)
            {
                var row = visit.Diagnoses[later];
                if (!Counts(row) || !row.Stands("code"))
                {
                    continue;
                }

                DiagnosisRecord? alike = null;
                for (var earlier = 0; earlier < later && alike is null; earlier++)
                {
                    alike = visit.Diagnoses[earlier] is var other && other.Coding.Means(row.Coding) && Counts(other) ? other : null;
                }

                tally.Expect(alike is null, row, alike is null ? null : $"{row.Coding.Code}, as {alike.RecordId}", "a code that the visit does not have yet", "code");
            }
        }
    }

    private static bool Counts(DiagnosisRecord row) => row.Category is not "problem-list-item" && row.VerificationStatus is not ("refuted" or "entered-in-error");
}
