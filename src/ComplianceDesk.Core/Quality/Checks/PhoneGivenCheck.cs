namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-10: a telephone number is given.</summary>
public sealed class PhoneGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "phone-given",
        Code = "CMP-10",
        Version = 2,
        Title = "Every patient has a telephone number",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "phone is given, and beside it phone_kind (home, mobile, work) where the source tells kinds: as soon as one patient has one, a number without its kind fails.",
        Eligible = "patients",
        Failing = "patients without a telephone number, or with one of no kind where kinds are told",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Phone Number, Phone Number Type; threshold: policy",
        Remedy = "Ask for a number at the next contact.",
    };

    /// <inheritdoc/>
    public override string? LeftOut(StoreContents store) => store.Feeds.Contains(PatientRecord.WithPhoneKind) ? base.LeftOut(store) : "Not covered: the kind of telephone, which no patient has.";

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        var given = Wording.Given(patient.Phone);
        tally.Require(patient, given ? "the kind of telephone" : "a telephone number", ("phone", given), ("phone_kind", !given || Wording.Given(patient.PhoneKind) || !tally.Has(PatientRecord.WithPhoneKind)));
    }
}
