namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-03: a birth date is given.</summary>
public sealed class BirthDateGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "birth-date-given",
        Code = "CMP-03",
        Title = "Every patient has a birth date",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "birth_date is given. Whether it can be true is asked by CMP-15 and PLS-01.",
        Eligible = "patients",
        Failing = "patients without a birth date",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Date of Birth (US Core 6.1.0: must support, 0..1); threshold: policy",
        Remedy = "Obtain the birth date at the next contact; it is one of the two identifiers that keep records apart.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => tally.Require(patient, "a birth date", ("birth_date", patient.BirthDate is not null));
}
