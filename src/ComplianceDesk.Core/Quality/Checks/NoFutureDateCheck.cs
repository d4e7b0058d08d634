namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-09: nothing that happened has a date in the future.</summary>
public sealed class NoFutureDateCheck : Check, IChecks<PatientRecord>, IChecks<EncounterRecord>, IChecks<DiagnosisRecord>, IChecks<ObservationRecord>, IChecks<DocumentRecord>,
    IChecks<RequestRecord>, IChecks<CodingQueryRecord>, IChecks<BillingRecord>, IChecks<DisclosureRecord>, IChecks<CodingAuditRecord>,
    IChecks<RecordSampleRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-future-date",
        Code = "PLS-09",
        Version = 2,
        Title = "No date lies more than a day in the future",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Dates of what has happened (of patients, encounters, diagnoses, observations, documents, requests, coding queries, coding audits, samples, billing and disclosures) are at most one day after "
            + "the moment of the run. The day of grace covers clocks and time zones. Planned and void encounters are left "
            + "out; birth dates are judged by PLS-01.",
        Eligible = "given dates (each by itself) that no earlier check booked",
        Failing = "dates more than one day in the future",
        Feeds =
        [
            PatientRecord.FeedName, EncounterRecord.FeedName, DiagnosisRecord.FeedName, ObservationRecord.FeedName, DocumentRecord.FeedName, RequestRecord.FeedName,
            CodingQueryRecord.FeedName, CodingAuditRecord.FeedName, RecordSampleRecord.FeedName, BillingRecord.FeedName, DisclosureRecord.FeedName,
        ],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Sync for Science data qualifier, q_date_recent; threshold: policy",
        Remedy = "Look for a mistyped year; give booked visits the status planned.",
    };

    private const string Expected = "a date that is not in the future";

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        if (patient.DeathDate is { } death && patient.Stands("death_date"))
        {
            tally.Expect(death <= tally.NewestDay.AddDays(1), patient, death, Expected, "death_date");
        }

        Time(patient, patient.RegisteredAt, "registered_at", tally);
    }

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Course is EncounterCourse.Planned or EncounterCourse.Void)
        {
            return;
        }

        Time(encounter, encounter.StartedAt, "started_at", tally);
        Time(encounter, encounter.EndedAt, "ended_at", tally);
    }

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        Time(diagnosis, diagnosis.Onset, "onset", tally);
        Time(diagnosis, diagnosis.AbatedAt, "abatement", tally);
        Time(diagnosis, diagnosis.RecordedAt, "recorded_at", tally);
    }

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        Time(observation, observation.TakenAt, "taken_at", tally);
        Time(observation, observation.RecordedAt, "recorded_at", tally);
    }

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally)
    {
        Time(document, document.CreatedAt, "created_at", tally);
        Time(document, document.SignedAt, "signed_at", tally);
    }

    /// <inheritdoc/>
    public void Test(RequestRecord request, Tally tally)
    {
        Time(request, request.ReceivedAt, "received_at", tally);
        Time(request, request.ExtendedAt, "extended_at", tally);
        Time(request, request.AnsweredAt, "answered_at", tally);
    }

    /// <inheritdoc/>
    public void Test(CodingQueryRecord query, Tally tally)
    {
        Time(query, query.SentAt, "sent_at", tally);
        Time(query, query.AnsweredAt, "answered_at", tally);
    }

    /// <inheritdoc/>
    public void Test(BillingRecord billing, Tally tally)
    {
        Time(billing, billing.CodedAt, "coded_at", tally);
        Time(billing, billing.FinalBilledAt, "final_billed_at", tally);
    }

    /// <inheritdoc/>
    public void Test(DisclosureRecord disclosure, Tally tally) => Time(disclosure, disclosure.At, "at", tally);

    /// <inheritdoc/>
    public void Test(CodingAuditRecord audit, Tally tally) => Time(audit, audit.ReviewedAt, "reviewed_at", tally);

    /// <inheritdoc/>
    public void Test(RecordSampleRecord sample, Tally tally) => Time(sample, sample.ReviewedAt, "sampled_at", tally);

    private static void Time(CheckedRecord record, DateTime? value, string column, Tally tally)
    {
        if (value is not { } time)
        {
            return;
        }

        if (time <= tally.Newest.AddDays(1))
        {
            tally.Pass();
        }
        else if (record.Stands(column))
        {
            tally.Expect(false, record, time, Expected, column);
        }
    }
}
