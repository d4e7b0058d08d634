namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-23: names hold neither digits nor control characters.</summary>
public sealed class NameWithoutDigitsCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "name-without-digits",
        Code = "CNF-23",
        Title = "Names hold no digits and no control characters",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "given_name, middle_name and family_name hold no digit of any script, no control character and no replacement"
            + " character (the mark that an encoding was lost). Letters of every script, apostrophes, hyphens, spaces and "
            + "points are names: O'Brien, Nguyễn, José-María. Suffixes are not asked: 2nd is one.",
        Eligible = "given names (each of the three by itself) that no earlier check booked",
        Failing = "names with a digit, a control character or a replacement character",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA naming policy guidance; threshold: policy",
        Remedy = "Move numbers to where they belong, and repair the encoding of the interface that damaged the name.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        Name(patient, patient.GivenName, "given_name", tally);
        Name(patient, patient.MiddleName, "middle_name", tally);
        Name(patient, patient.FamilyName, "family_name", tally);
    }

    private static void Name(PatientRecord patient, string? name, string column, Tally tally)
    {
        if (!Wording.Given(name) || !patient.Stands(column))
        {
            return;
        }

        tally.Expect(!name.Any(c => char.IsDigit(c) || char.IsControl(c) || c == '\uFFFD'), patient, name, "a name without digits and control characters", column);
    }
}
