namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-03: an encounter starts on or after the day of birth.</summary>
public sealed class EncounterAfterBirthCheck : Check, IChecks<EncounterRecord>, IChecks<ObservationRecord>, IChecks<DiagnosisRecord>, IChecks<DocumentRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "encounter-after-birth",
        Code = "PLS-03",
        Version = 3,
        Title = "Nothing happens before the patient's birth",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "The day of an encounter's start, of taking an observation, of a diagnosis' onset (of its recording where there is none) and of writing a "
            + "document, in the site's time zone, is on or after the patient's birth_date. Days are compared, not instants: a birth date has no hour. "
            + "Void encounters are left out; so are diagnoses that begin before birth (ICD-10-CM P and Q), and records of an encounter that begins before birth itself. Where "
            + "encounters say their type, prenatal ones (by word or SNOMED CT code) are left out with what belongs to them: some sites file them under the child.",
        Eligible = "encounters, observations, diagnoses and documents with a day, of listed patients with a birth date, nothing booked earlier",
        Failing = "those before the birth date",
        Feeds = [EncounterRecord.FeedName, ObservationRecord.FeedName, DiagnosisRecord.FeedName, DocumentRecord.FeedName],
        Needs = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard plausibleAfterBirth, default 1 %",
        Remedy = "Look for the mother's visit filed under the child, and for a mistyped birth date.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter is { Course: not EncounterCourse.Void, IsPrenatal: false })
        {
            Test(encounter, encounter.StartedOn, "started_at", tally);
        }
    }

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally) => OfVisit(observation, observation.TakenOn, "taken_at", tally);

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (!IsPrenatal(diagnosis.Coding))
        {
            OfVisit(diagnosis, diagnosis.OnsetOn ?? diagnosis.RecordedOn, diagnosis.OnsetOn is null ? "recorded_at" : "onset", tally);
        }
    }

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally) => OfVisit(document, document.CreatedOn, "created_at", tally);

    /// <summary>Conditions of the perinatal period and those one is born with.</summary>
    private static bool IsPrenatal(Coding coding) => coding.Is(CodeSystem.Icd10Cm) && coding.Code is ['P' or 'p' or 'Q' or 'q', ..];

    // One cause, booked once: what belongs to a visit before birth is before birth with it.
    private static void OfVisit(VisitRecord record, DateOnly? day, string column, Tally tally)
    {
        if (record.Encounter is not { } visit || (visit is { Course: not EncounterCourse.Void, IsPrenatal: false } && !(visit.StartedOn < record.Patient.BirthDate)))
        {
            Test(record, day, column, tally);
        }
    }

    private static void Test(ChartRecord record, DateOnly? day, string column, Tally tally)
    {
        if (day is not { } on || record.Patient is not { Listed: true, BirthDate: { } birth } || !record.Patient.Stands("birth_date"))
        {
            return;
        }

        if (birth <= on)
        {
            tally.Pass();
        }
        else if (record.Stands(column))
        {
            tally.Expect(false, record, on, "a day on or after the patient's birth date", column);
        }
    }
}
