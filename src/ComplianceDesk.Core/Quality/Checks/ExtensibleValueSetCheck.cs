namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-04: coded columns hold words of their extensible value set.</summary>
public sealed class ExtensibleValueSetCheck : Check, IChecks<PatientRecord>, IChecks<ObservationRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "extensible-value-set",
        Code = "CNF-04",
        Version = 2,
        Title = "Coded columns hold words of their extensible value set",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "race is a category of OMB or a code of the CDC race and ethnicity set, ethnicity likewise, language a tag of "
            + "BCP 47 or the English name of a common language, absent_reason a code of data-absent-reason. Answers that say "
            + "nothing are booked by CMP-14 and not asked here. An extensible set allows another word where none fits; the "
            + "threshold leaves room for it. Where the site has loaded a value set for a column, that set holds.",
        Eligible = "given values (each column by itself) that no earlier check booked",
        Failing = "values outside the set",
        Feeds = [PatientRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source =
            "US Core 6.1.0 extensible and preferred bindings: OMB race and ethnicity, languages, data-absent-reason; "
            + "threshold: policy",
        Remedy = "Map the source's words to the set; keep the words where nothing fits.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        Word(patient, patient.Race, "race", "patients.race", ValueSets.IsRace, "a category of OMB", tally);
        Word(patient, patient.Ethnicity, "ethnicity", "patients.ethnicity", ValueSets.IsEthnicity, "Hispanic or Latino, or Not Hispanic or Latino", tally);
        Word(patient, patient.Language, "language", "patients.language", ValueSets.IsLanguage, "a language tag, for example en", tally);
    }

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.AbsentReason is { } reason)
        {
            tally.Expect((tally.Site.ValueSetOf("observations.absent_reason") ?? ValueSets.AbsentReason).Contains(reason), observation, reason, "a code of data-absent-reason, or of the site's value set", "absent_reason");
        }
    }

    private static void Word(PatientRecord patient, string? value, string column, string place, Predicate<string> isOfSet, string expected, Tally tally)
    {
        if (Wording.Given(value) && patient.Stands(column))
        {
            var sites = tally.Site.ValueSetOf(place);
            tally.Expect(sites?.Contains(value.Trim()) ?? isOfSet(value.Trim()), patient, value, sites is null ? expected : "a word of the site's value set", column);
        }
    }
}
