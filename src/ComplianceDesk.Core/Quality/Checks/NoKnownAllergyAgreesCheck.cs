namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-06: no known allergy is not said beside an allergy.</summary>
public sealed class NoKnownAllergyAgreesCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-known-allergy-agrees",
        Code = "CNS-06",
        Title = "Nobody has an allergy and no known allergy",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A patient with an active entry that says that no allergy is known (SNOMED CT 716186003; 409137002 of drugs alone) has "
            + "no active entry of an allergy: ICD-10-CM Z88, Z91.01 to Z91.04, or a wording that begins with allergy to. Only the "
            + "diagnoses feed is read; allergy lists are in no feed.",
        Eligible = "patients with an active entry of no known allergy",
        Failing = "those who have an allergy too; the entry of no known allergy is named",
        Feeds = [DiagnosisRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Cross-field rule of allergy lists; SNOMED CT, situation with explicit context; threshold: policy 0.5 %",
        Owner = "clinical documentation",
        Remedy = "Inactivate the entry of no known allergy when the first allergy is entered.",
    };

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        foreach (var row in chart.Diagnoses)
        {
            if (!row.Coding.Is(CodeSystem.Snomed) || row.Coding.Code is not ("716186003" or "409137002") || !IsActive(row) || !row.Stands("code"))
            {
                continue;
            }

            var drugsOnly = row.Coding.Code == "409137002";
            var allergy = chart.Diagnoses.FirstOrDefault(other => IsActive(other) && IsAllergy(other.Coding, drugsOnly));
            tally.Expect(allergy is null, row, allergy is null ? null : $"beside {allergy.RecordId}", "no entry of an allergy beside it", "code");
            return;
        }
    }

    private static bool IsActive(DiagnosisRecord row) =>
        row.ClinicalStatus is not ("inactive" or "remission" or "resolved") && row.VerificationStatus is not ("refuted" or "entered-in-error");

    private static bool IsAllergy(Coding coding, bool drugsOnly)
    {
        if (!coding.Is(CodeSystem.Icd10Cm))
        {
            return coding.Wording is { } wording && wording.StartsWith(drugsOnly ? "allergy to drug" : "allergy to", StringComparison.OrdinalIgnoreCase);
        }

        var code = IcdForm.Plain(coding.Code);
        return code.StartsWith("Z88", StringComparison.Ordinal)
            || (!drugsOnly && code.StartsWith("Z910", StringComparison.Ordinal) && code.Length > 4 && code[4] is >= '1' and <= '4');
    }
}
