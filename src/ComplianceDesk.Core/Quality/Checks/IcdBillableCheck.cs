namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-06: ICD-10-CM codes were billable on the day they were coded for.</summary>
public sealed class IcdBillableCheck : Check, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "icd-billable",
        Code = "CNF-06",
        Title = "ICD-10-CM codes were billable on the day they were coded for",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "The code is in the site's table of billable ICD-10-CM codes and in force on the last day of the visit (its "
            + "first day, or the day of recording, where there is no last). The table of CMS changes each 1 October and 1 "
            + "April: load each year with its days.",
        Eligible = "well-formed ICD-10-CM codes with a day to judge them by",
        Failing = "codes not in the table, or not in force on the day",
        Feeds = [DiagnosisRecord.FeedName],
        Tables = [CodeSystem.Icd10Cm.Name],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "45 CFR 162.1002 (ICD-10-CM as the code set for diagnoses); CMS annual code tables; threshold: policy",
        Owner = "coding",
        Remedy = "Code to the highest specificity; replace codes that the year has retired.",
    };

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (!diagnosis.Coding.Is(CodeSystem.Icd10Cm) || diagnosis.Coding.Flaw is not null || diagnosis.CodedFor is not { } day)
        {
            return;
        }

        tally.Expect(diagnosis.Coding.IsInForce(day), diagnosis, diagnosis.Coding.Code, "a billable code in force on the day", "code");
    }
}
