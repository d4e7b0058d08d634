namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-14: an answer that is given says something.</summary>
public sealed class AnswerInformativeCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "answer-informative",
        Code = "CMP-14",
        Title = "A given answer says more than unknown, declined or other",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Relevancy,
        Definition =
            "Of the given answers to sex, race, ethnicity and language, those that say unknown, declined, not asked, "
            + "unable to obtain or only other. For sex, other is an answer of the value set and passes. Counting empty "
            + "fields alone misses these: they look complete.",
        Eligible = "given answers (each of the four columns by itself)",
        Failing = "given answers that say nothing",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source =
            "USCDI v3 Race, Ethnicity, Sex, Preferred Language; effective completeness after findings in MIMIC-III (0 % "
            + "empty, 9.4 % unknown); threshold: policy",
        Remedy =
            "A patient may decline, and then declined is the right entry. A high share at one desk or one clerk shows "
            + "that the question is not asked.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        Answer(patient, patient.Sex, "sex", tally, otherIsAnAnswer: true);
        Answer(patient, patient.Race, "race", tally);
        Answer(patient, patient.Ethnicity, "ethnicity", tally);
        Answer(patient, patient.Language, "language", tally);
    }

    // "other" is a member of the value sets of administrative sex and gender; for the other columns it names no one answer.
    private static void Answer(PatientRecord patient, string? value, string column, Tally tally, bool otherIsAnAnswer = false)
    {
        if (!Wording.Given(value))
        {
            return;
        }

        var says = (otherIsAnAnswer && value.Trim().Equals("other", StringComparison.OrdinalIgnoreCase)) || !Wording.SaysNothing(value);
        tally.Expect(says, patient, value, "an answer that tells something", column);
    }
}
