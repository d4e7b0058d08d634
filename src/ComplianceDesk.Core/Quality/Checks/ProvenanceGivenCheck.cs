namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-29: entries say which organization made them and when.</summary>
public sealed class ProvenanceGivenCheck : Check, IChecks<DiagnosisRecord>, IChecks<ObservationRecord>, IChecks<DocumentRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "provenance-given",
        Code = "CMP-29",
        Version = 2,
        Title = "Entries of a visit say which organization made them and when",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "The time of making is given (recorded_at of a diagnosis or observation, created_at of a document), and the visit that the entry names, or its department, "
            + "names its facility (facility_id), which stands for the author's organization. Entries of no visit are left out: no feed tells their organization. Not run "
            + "while neither visits nor departments name a facility.",
        Eligible = "diagnoses, observations and documents written that name a visit of the patient; what CMP-28 has booked is left out",
        Failing = "those without a time of making, or whose visit has no facility, counted once",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName, DocumentRecord.FeedName],
        Needs = [EncounterRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Provenance: author organization, author time stamp; threshold: policy",
        Remedy = "Ask the source for the time of recording and the facility with its export.",
    };

    /// <inheritdoc/>
    public override string? NotRunBecause(StoreContents store) =>
        base.NotRunBecause(store) ?? (store.Feeds.Contains(EncounterRecord.WithFacility) ? null : "Neither visits nor departments name a facility (facility_id).");

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally) => Test(diagnosis, diagnosis.RecordedAt, "recorded_at", tally);

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally) => Test(observation, observation.RecordedAt, "recorded_at", tally);

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally)
    {
        // What is due and not written yet was made by nobody.
        if (document.CreatedAt is not null || document.Author is not null)
        {
            Test(document, document.CreatedAt, "created_at", tally);
        }
    }

    private static void Test(VisitRecord record, DateTime? made, string column, Tally tally)
    {
        if (record.Encounter is not { } visit || !record.Stands(column) || !record.Stands("encounter_id"))
        {
            return;
        }

        // No column is booked: what the entry says, and of which visit, stands to be asked by every later check.
        if (made is not null && visit.Organization is not null)
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, record, null, string.Join(", ", new[] { made is null ? column : null, visit.Organization is null ? "facility_id of the visit" : null }.OfType<string>()));
        }
    }
}
