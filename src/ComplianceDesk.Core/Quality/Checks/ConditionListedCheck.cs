namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-20: evidence of a condition goes with the condition.</summary>
public sealed class ConditionListedCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "condition-listed",
        Code = "PLS-20",
        Title = "What laboratory results show is listed as a condition",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "Two hemoglobin A1c of 6.5 % or more on different days stand with a diagnosis of diabetes (ICD-10-CM E08 to E13 or O24,"
            + " or a wording with diabetes); two filtration rates below 60 mL/min/1.73 m2 at least 90 days apart stand with one of "
            + "chronic kidney disease (N18, or that wording).",
        Eligible = "patients with such results, each kind by itself",
        Failing = "patients without the diagnosis",
        Feeds = [ObservationRecord.FeedName],
        Needs = [DiagnosisRecord.FeedName],
        MaxFailing = null,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "American Diabetes Association and KDIGO criteria; PIQI plausibility example; listed and never scored",
        Owner = "clinical documentation",
        Remedy = "Ask the clinician whether the problem list is to be completed; do not code from results.",
    };

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        Test(chart, "4548-4 17856-6", "%", value => value >= 6.5, 1, ["E08", "E09", "E10", "E11", "E13", "O24"], "diabetes", tally);
        Test(chart, "33914-3 62238-1 98979-8", "mL/min/", value => value < 60, 90, ["N18"], "chronic kidney disease", tally);
    }

    private static void Test(PatientChart chart, string codes, string unit, Func<double, bool> shows, int daysApart, string[] categories, string condition, Tally tally)
    {
        ObservationRecord? first = null, last = null;
        foreach (var row in chart.Observations)
        {
            if (row.Coding.Property is null || !codes.Contains(row.Coding.Code, StringComparison.Ordinal) || row.TakenOn is null
                || row.Number is not { } value || !shows(value) || row.Unit?.Bare.StartsWith(unit, StringComparison.Ordinal) != true || !row.Stands("value") || !row.Stands("unit"))
            {
                continue;
            }

            first = first is null || row.TakenOn < first.TakenOn ? row : first;
            last = last is null || row.TakenOn > last.TakenOn ? row : last;
        }

        if (first is null || last!.TakenOn < first.TakenOn!.Value.AddDays(daysApart))
        {
            return;
        }

        var listed = chart.Diagnoses.Any(diagnosis =>
            (diagnosis.Coding.Is(CodeSystem.Icd10Cm) && Array.Exists(categories, category => IcdForm.Plain(diagnosis.Coding.Code).StartsWith(category, StringComparison.Ordinal)))
            || diagnosis.Coding.Wording?.Contains(condition, StringComparison.OrdinalIgnoreCase) == true);
        tally.Expect(listed, chart.Patient, $"results {first.RecordId} and {last.RecordId}", $"a diagnosis of {condition}", "diagnoses");
    }
}
