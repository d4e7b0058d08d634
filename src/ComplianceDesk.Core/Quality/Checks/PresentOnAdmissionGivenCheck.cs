namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-22: inpatient diagnoses say whether they were present on admission.</summary>
public sealed class PresentOnAdmissionGivenCheck : Check, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "present-on-admission-given",
        Code = "CMP-22",
        Title = "Inpatient diagnoses say whether they were present on admission",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "present_on_admission is given for ICD-10-CM diagnoses of inpatient stays. Chapters of factors and external "
            + "causes (Z, V to Y) are left out: most of them are on the CMS list of exempt codes; the list itself is not "
            + "shipped.",
        Eligible = "ICD-10-CM diagnoses of inpatient stays outside Z and V to Y",
        Failing = "those without an indicator",
        Feeds = [DiagnosisRecord.FeedName],
        Needs = [EncounterRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "CMS present-on-admission reporting (Deficit Reduction Act of 2005, section 5001(c)); threshold: policy",
        Owner = "coding",
        Remedy = "Complete the indicator with the abstract; ask the physician where the notes do not tell.",
    };

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (diagnosis.Encounter?.Class != "inpatient" || !diagnosis.Coding.Is(CodeSystem.Icd10Cm) || diagnosis.Coding.Code is not [var chapter, ..]
            || char.ToUpperInvariant(chapter) is 'Z' or (>= 'V' and <= 'Y'))
        {
            return;
        }

        tally.Expect(Wording.Given(diagnosis.PresentOnAdmission), diagnosis, null, "Y, N, U, W or exempt", "present_on_admission");
    }
}
