namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-15: no value was typed only to fill a field.</summary>
public sealed class NoPlaceholderCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-placeholder",
        Code = "CMP-15",
        Title = "No value is a placeholder",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Of the given names, birth dates, social security numbers, postal codes and telephone numbers, those that "
            + "stand for nothing: TEST as a given name, BABY BOY, ZZTEST, UNKNOWN, DO NOT USE; 1900-01-01 and other default"
            + " dates; numbers of one digit or counted up; 00000. What people are really called is left alone: the surnames"
            + " Test, Null, None, Doe, Baby and Na pass, and so do the real postal codes 44444 and 55555.",
        Eligible = "given values (each of given, middle and family name, birth date, SSN, postal code and phone by itself)",
        Failing = "given values that are placeholders",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA guidance on default values in patient identification; threshold: policy",
        Remedy = "Replace the value, or leave it empty: an empty field is honest. Test patients belong in a test system.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        Value(patient, patient.GivenName, "given_name", Placeholders.IsGivenName, "a name a person can have", tally);
        Value(patient, patient.MiddleName, "middle_name", name => Placeholders.IsGivenName(name) && !Placeholders.SaysNone(name), "a name a person can have", tally);
        Value(patient, patient.FamilyName, "family_name", Placeholders.IsFamilyName, "a name a person can have", tally);
        if (patient.BirthDate is { } birth)
        {
            tally.Expect(!Placeholders.IsDate(birth), patient, birth, "a birth date, not a default", "birth_date");
        }

        Value(patient, patient.Ssn, "ssn", Placeholders.IsSsn, "an issued number or nothing", tally);
        Value(patient, patient.PostalCode, "postal_code", Placeholders.IsPostalCode, "a postal code or nothing", tally);
        Value(patient, patient.Phone, "phone", Placeholders.IsPhone, "a telephone number or nothing", tally);
    }

    private static void Value(PatientRecord patient, string? value, string column, Predicate<string> isPlaceholder, string expected, Tally tally)
    {
        if (Wording.Given(value))
        {
            tally.Expect(!isPlaceholder(value), patient, value, expected, column);
        }
    }
}
