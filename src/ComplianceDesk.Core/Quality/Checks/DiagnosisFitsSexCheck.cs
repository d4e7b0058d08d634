namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-18: a sex-bound diagnosis fits the patient.</summary>
public sealed class DiagnosisFitsSexCheck : Check, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "diagnosis-fits-sex",
        Code = "PLS-18",
        Title = "Diagnoses of one sex stand with patients of that sex",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "An ICD-10-CM code of a category that only women or only men can have stands with a patient whose recorded sex is the "
            + "same. Patients of another or unknown sex are not asked. The categories and their source stand in bound-codes.csv.",
        Eligible = "diagnoses with a sex-bound code of patients recorded as female or male",
        Failing = "those of the other sex: a list for review",
        Feeds = [DiagnosisRecord.FeedName],
        Needs = [PatientRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "ICD-10-CM chapters; Medicare Code Editor, sex edits; OHDSI DataQualityDashboard plausibleGender, 2 %",
        Owner = "coding",
        Remedy =
            "Review each: a wrong sex, a diagnosis of another patient (mother and child), or a person whose recorded sex is not the"
            + " one the code speaks of.",
    };

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (diagnosis.Coding.Bounds.Count == 0 || SexOf(diagnosis.Patient) is not { } sex || !diagnosis.Stands("code") || !diagnosis.Patient.Stands("sex"))
        {
            return;
        }

        foreach (var bound in diagnosis.Coding.Bounds)
        {
            if (bound.Sex is not null)
            {
                tally.Expect(bound.Sex == sex, diagnosis, diagnosis.Coding.Code, $"a patient recorded as {bound.Sex}: {bound.Meaning}", "code");
                return;
            }
        }
    }

    private static string? SexOf(PatientRecord patient) => patient.Sex is null ? null : Wording.Plain(patient.Sex) switch
    {
        "female" or "f" => "female",
        "male" or "m" => "male",
        _ => null,
    };
}
