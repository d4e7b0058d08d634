using System.Globalization;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-19: an age-bound diagnosis fits the patient.</summary>
public sealed class DiagnosisFitsAgeCheck : Check, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "diagnosis-fits-age",
        Code = "PLS-19",
        Title = "Diagnoses of an age stand with patients of that age",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "An ICD-10-CM code of a category bound to an age (newborn 0, maternity 9 to 64, pediatric 0 to 17, adult 15 to 124) "
            + "stands with a patient who had that age, in whole years, on the day of the visit, else of recording. The categories and"
            + " their source stand in bound-codes.csv.",
        Eligible = "diagnoses with an age-bound code whose patient has a birth date",
        Failing = "those of another age: a list for review",
        Feeds = [DiagnosisRecord.FeedName],
        Needs = [PatientRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "Medicare Code Editor, age edits; threshold: policy 0.5 %",
        Owner = "coding",
        Remedy =
            "Review each: a wrong birth date, a diagnosis of the mother in the chart of the child, or a code for which there is one"
            + " of adults.",
    };

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (diagnosis.Coding.Bounds.Count == 0 || diagnosis.Patient.BirthDate is not { } birth
            || (diagnosis.Encounter?.StartedOn ?? diagnosis.RecordedOn) is not { } on || on < birth || !diagnosis.Stands("code") || !diagnosis.Patient.Stands("birth_date"))
        {
            return;
        }

        foreach (var bound in diagnosis.Coding.Bounds)
        {
            if (bound.Ages is { } ages)
            {
                var age = on.Year - birth.Year - ((on.Month, on.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
                tally.Expect(
                    age >= ages.Least && age <= ages.Most, diagnosis, diagnosis.Coding.Code,
                    string.Create(CultureInfo.InvariantCulture, $"a patient of {ages.Least} to {ages.Most} years: {bound.Meaning}"), "code");
                return;
            }
        }
    }
}
