namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>An encounter with everything its record holds.</summary>
public sealed record Chart : IMeasured
{
    string IMeasured.Feed => "encounters";

    string IMeasured.RecordId => EncounterId;

    /// <summary>The encounter's id.</summary>
    public required string EncounterId { get; init; }

    /// <summary>The patient's key in the store.</summary>
    public int PatientKey { get; init; }

    /// <summary>Facility, department and attending.</summary>
    public required RecordPlace Place { get; init; }

    /// <summary><c>inpatient</c>, <c>outpatient</c>, <c>emergency</c>, <c>observation</c> or <c>virtual</c>.</summary>
    public required string Class { get; init; }

    /// <summary>How far it has come.</summary>
    public EncounterCourse Course { get; init; } = EncounterCourse.Finished;

    /// <summary>Admission or start, UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>Discharge or end, UTC; null while it lasts.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Documents of the encounter, voided ones left out.</summary>
    public IReadOnlyList<ChartDocument> Documents { get; init; } = [];

    /// <summary>Coding and billing; null when the billing feed does not name the encounter.</summary>
    public ChartBill? Bill { get; init; }

    /// <summary>True for an inpatient stay that took place.</summary>
    public bool IsStay => Class == "inpatient" && Course is (EncounterCourse.Open or EncounterCourse.Finished);

    /// <summary>When the stay ended; null for what is no stay, or has not ended by then.</summary>
    public DateTime? DischargedAt(MeasureScope scope) => IsStay ? scope.Happened(EndedAt) : null;

    /// <summary>True when documents of this stay can be expected in the feed.</summary>
    public bool IsDocumented(MeasureScope scope) => Documents.Count > 0 || StartedAt >= scope.FirstDocumentAt;
}

/// <summary>A document of a chart, or one that is due.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">As the documents feed names it.</param>
/// <param name="AuthorId">Who wrote it or is to write it.</param>
/// <param name="CreatedAt">When it was written, UTC.</param>
/// <param name="DueAt">By when the source says it is due, UTC.</param>
/// <param name="SignedAt">When it was signed, UTC.</param>
public sealed record ChartDocument(string Id, string Type, string? AuthorId, DateTime? CreatedAt, DateTime? DueAt, DateTime? SignedAt);

/// <summary>A document by itself, with the place of its encounter (or of its author) and its author as provider.</summary>
/// <param name="Document">The document.</param>
/// <param name="PatientKey">The patient's key in the store.</param>
/// <param name="Place">Where it belongs.</param>
public sealed record ChartEntry(ChartDocument Document, int PatientKey, RecordPlace Place) : IMeasured
{
    string IMeasured.Feed => "documents";

    string IMeasured.RecordId => Document.Id;
}

/// <summary>Where coding and billing of an encounter stand.</summary>
/// <param name="CodedAt">When coding was final, UTC.</param>
/// <param name="BilledAt">When the final bill went out, UTC.</param>
/// <param name="Charges">Gross charges in hundredths of the currency; null when not given.</param>
public sealed record ChartBill(DateTime? CodedAt, DateTime? BilledAt, long? Charges);

/// <summary>A coder's question to a clinician.</summary>
/// <param name="QueryId">Its id.</param>
/// <param name="PatientKey">The patient's key in the store.</param>
/// <param name="Place">Of the encounter; the attending is asked.</param>
/// <param name="SentAt">When it was sent, UTC.</param>
/// <param name="AnsweredAt">When it was answered, UTC.</param>
/// <param name="Agreed">Whether the answer agrees with what the coder proposed.</param>
public sealed record CodingQuestion(string QueryId, int PatientKey, RecordPlace Place, DateTime SentAt, DateTime? AnsweredAt, bool? Agreed) : IMeasured
{
    string IMeasured.Feed => "coding_queries";

    string IMeasured.RecordId => QueryId;
}

/// <summary>A piece of the record that was looked at again.</summary>
/// <param name="SampleId">Its id.</param>
/// <param name="PatientKey">The patient's key in the store.</param>
/// <param name="Place">The reviewer stands as provider.</param>
/// <param name="Kind">What was asked, as the record_samples feed names it.</param>
/// <param name="SampledAt">When it was looked at, UTC; of a scan, when it was scanned.</param>
/// <param name="Agrees">Whether it was right; null when not said.</param>
/// <param name="DoneAt">Of a scan, when it was indexed, UTC.</param>
public sealed record RecordSample(string SampleId, int PatientKey, RecordPlace Place, string Kind, DateTime SampledAt, bool? Agrees, DateTime? DoneAt) : IMeasured
{
    string IMeasured.Feed => "record_samples";

    string IMeasured.RecordId => SampleId;
}

/// <summary>A request about a record.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="PatientKey">The patient's key in the store.</param>
/// <param name="Kind"><c>access</c>, <c>amendment</c>, <c>accounting</c> or <c>release-of-information</c>.</param>
/// <param name="ReceivedAt">When it came in, UTC.</param>
/// <param name="ExtendedAt">When the person was told that it takes longer, UTC.</param>
/// <param name="AnsweredAt">When it was answered, UTC.</param>
/// <param name="Outcome">How it was answered.</param>
public sealed record RecordRequest(string RequestId, int PatientKey, string Kind, DateTime ReceivedAt, DateTime? ExtendedAt, DateTime? AnsweredAt, string? Outcome) : IMeasured
{
    string IMeasured.Feed => "requests";

    string IMeasured.RecordId => RequestId;
}

/// <summary>A patient record as a member of the index of persons.</summary>
public sealed record PersonRecord : IMeasured
{
    string IMeasured.Feed => "patients";

    string IMeasured.RecordId => "";

    /// <summary>The patient's key in the store.</summary>
    public int PatientKey { get; init; }

    /// <summary>The registrar stands as provider.</summary>
    public required RecordPlace Place { get; init; }

    /// <summary>When it was registered, UTC.</summary>
    public DateTime? RegisteredAt { get; init; }

    /// <summary>True when it stands in a pair that nobody has called two people.</summary>
    public bool InPossiblePair { get; init; }

    /// <summary>True when a person has called it one with a record registered before it.</summary>
    public bool ConfirmedDuplicate { get; init; }

    /// <summary>True for the first record of a person, where confident or confirmed pairs join records to persons.</summary>
    public bool IsPerson { get; init; } = true;

    /// <summary>Records that are this person; 1 for most.</summary>
    public int Records { get; init; } = 1;

    /// <summary>Facilities that these records have encounters in.</summary>
    public int Facilities { get; init; }

    /// <summary>Blood group results on file.</summary>
    public int BloodGroupResults { get; init; }

    /// <summary>Different blood groups among them.</summary>
    public int BloodGroups { get; init; }

    /// <summary>True when an import changed its name, birth date or sex.</summary>
    public bool IdentityChanged { get; init; }

    /// <summary>True when name and birth date both changed, or the sex turned from one to the other.</summary>
    public bool IdentityReplaced { get; init; }
}
