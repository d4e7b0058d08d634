namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-12: middle name, suffix and previous name are given or said to be none.</summary>
public sealed class FurtherNamesAnsweredCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "further-names-answered",
        Code = "CMP-12",
        Version = 2,
        Title = "Middle name, suffix and previous name are given or said to be none",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "middle_name, suffix and previous_name are given, or say that there is none (none, NMN, no middle name); previous_name "
            + "is asked as soon as one patient has one. Shown for information: these fields decide matches between records, and an empty one "
            + "does not tell whether anybody asked.",
        Eligible = "patients",
        Failing = "patients with any left empty, counted once",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = null,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source =
            "USCDI v3 Middle Name, Suffix, Previous Name; patient matching literature (middle names disagree in 58 % of "
            + "confirmed duplicates)",
        Owner = "registration",
        Remedy = "Record none where there is none, so that an empty field means not asked.",
    };

    /// <inheritdoc/>
    public override string? LeftOut(StoreContents store) => store.Feeds.Contains(PatientRecord.WithPreviousName) ? base.LeftOut(store) : "Not covered: previous names, which no patient has.";

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => tally.Require(
        patient, "a value, or none where there is none", ("middle_name", Wording.Given(patient.MiddleName)), ("suffix", Wording.Given(patient.Suffix)),
        ("previous_name", Wording.Given(patient.PreviousName) || !tally.Has(PatientRecord.WithPreviousName)));
}
