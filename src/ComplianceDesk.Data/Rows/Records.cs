namespace ComplianceDesk.Data.Rows;

/// <summary>A diagnosis of a patient.</summary>
public sealed class DiagnosisRow : FeedRow
{
    public int Id { get; set; }
    public required string DiagnosisId { get; set; }
    public int PatientId { get; set; }
    /// <summary>The encounter's id as the source wrote it.</summary>
    public string? EncounterId { get; set; }
    /// <summary>Term id of the code.</summary>
    public int CodeId { get; set; }
    /// <summary>Term id of the code system: ICD-10-CM, SNOMED.</summary>
    public int SystemId { get; set; }
    /// <summary>Term id of the wording.</summary>
    public int? DisplayId { get; set; }
    /// <summary>Place among the encounter's diagnoses; 1 is the principal one.</summary>
    public int? Sequence { get; set; }
    /// <summary>Y, N, U, W, or exempt, as written.</summary>
    public string? PresentOnAdmission { get; set; }
    public DateTime? Onset { get; set; }
    public DateTime? RecordedAt { get; set; }
    public int? RecordedByUserId { get; set; }
    /// <summary>Term id of FHIR's clinical status.</summary>
    public int? ClinicalStatusId { get; set; }
    /// <summary>Term id of FHIR's verification status.</summary>
    public int? VerificationStatusId { get; set; }
    /// <summary>When it ended; null when it has not or the source does not say.</summary>
    public DateTime? Abatement { get; set; }
    /// <summary>Term id of FHIR's category.</summary>
    public int? CategoryId { get; set; }
}

/// <summary>A measurement or other finding about a patient.</summary>
public sealed class ObservationRow : FeedRow
{
    public long Id { get; set; }
    public required string ObservationId { get; set; }
    public int PatientId { get; set; }
    /// <summary>The encounter's id as the source wrote it.</summary>
    public string? EncounterId { get; set; }
    /// <summary>Term id of the code.</summary>
    public int CodeId { get; set; }
    /// <summary>Term id of the code system: LOINC, SNOMED.</summary>
    public int? SystemId { get; set; }
    /// <summary>Term id of the wording.</summary>
    public int? DisplayId { get; set; }
    /// <summary>The result as written: a number, a word or a code.</summary>
    public string? Value { get; set; }
    /// <summary>Term id of the unit (UCUM).</summary>
    public int? UnitId { get; set; }
    public DateTime? TakenAt { get; set; }
    public DateTime? RecordedAt { get; set; }
    /// <summary>Term id of the reason why there is no value.</summary>
    public int? AbsentReasonId { get; set; }
}

/// <summary>A document of the record, or one that is due.</summary>
public sealed class DocumentRow : FeedRow
{
    public int Id { get; set; }
    public required string DocumentId { get; set; }
    public int PatientId { get; set; }
    /// <summary>The encounter's id as the source wrote it.</summary>
    public string? EncounterId { get; set; }
    /// <summary><c>h-and-p</c>, <c>discharge-summary</c>, <c>operative-report</c>, <c>progress-note</c>, <c>consent</c>, <c>order</c>, <c>verbal-order</c> or <c>other</c>.</summary>
    public required string Type { get; set; }
    public int? AuthorUserId { get; set; }
    public DateTime? CreatedAt { get; set; }
    public DateTime? DueAt { get; set; }
    public DateTime? SignedAt { get; set; }
    public int? SignedByUserId { get; set; }
    public string? Status { get; set; }
}

/// <summary>A request about a record: by its subject, or for its release.</summary>
public sealed class RequestRow : FeedRow
{
    public int Id { get; set; }
    public required string RequestId { get; set; }
    public int PatientId { get; set; }
    /// <summary><c>access</c>, <c>amendment</c>, <c>accounting</c> or <c>release-of-information</c>.</summary>
    public required string Kind { get; set; }
    public DateTime ReceivedAt { get; set; }
    public DateTime? ExtendedAt { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public string? Outcome { get; set; }
    public string? Recipient { get; set; }
}

/// <summary>A coder's question to a clinician.</summary>
public sealed class CodingQueryRow : FeedRow
{
    public int Id { get; set; }
    public required string QueryId { get; set; }
    /// <summary>The encounter's id as the source wrote it.</summary>
    public required string EncounterId { get; set; }
    public DateTime SentAt { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public bool? Agreed { get; set; }
}

/// <summary>A code of a case that a second coder reviewed.</summary>
public sealed class CodingAuditRow : FeedRow
{
    public int Id { get; set; }
    public required string AuditId { get; set; }
    /// <summary>The encounter's id as the source wrote it.</summary>
    public required string EncounterId { get; set; }
    public string? System { get; set; }
    /// <summary>Null when the code was missed.</summary>
    public string? AssignedCode { get; set; }
    /// <summary>Null when the reviewer took the code out.</summary>
    public string? ReviewedCode { get; set; }
    public string? DrgAssigned { get; set; }
    public string? DrgReviewed { get; set; }
    public int? CoderUserId { get; set; }
    public int? ReviewerUserId { get; set; }
    public DateTime ReviewedAt { get; set; }
    public DateTime? CorrectedAt { get; set; }
}

/// <summary>A piece of the record that was looked at again.</summary>
public sealed class RecordSampleRow : FeedRow
{
    public int Id { get; set; }
    public required string SampleId { get; set; }
    /// <summary><c>abstraction</c>, <c>filing</c>, <c>retrieval</c>, <c>link</c> or <c>scan</c>.</summary>
    public required string Kind { get; set; }
    public int PatientId { get; set; }
    /// <summary>Id of the document or other record, as the source wrote it.</summary>
    public string? RecordId { get; set; }
    public string? Field { get; set; }
    public DateTime SampledAt { get; set; }
    public bool? Agrees { get; set; }
    public DateTime? DoneAt { get; set; }
    public int? ReviewerUserId { get; set; }
}

/// <summary>Where the coding and billing of an encounter stand.</summary>
public sealed class BillingRow : FeedRow
{
    public int Id { get; set; }
    /// <summary>The encounter's id as the source wrote it.</summary>
    public required string EncounterId { get; set; }
    public DateTime? CodedAt { get; set; }
    public DateTime? FinalBilledAt { get; set; }
    /// <summary>Hundredths of the currency.</summary>
    public long? Charges { get; set; }
    public string? Drg { get; set; }
}

/// <summary>A disclosure to be accounted for (45 CFR 164.528).</summary>
public sealed class DisclosureRow : FeedRow
{
    public int Id { get; set; }
    public required string DisclosureId { get; set; }
    public int PatientId { get; set; }
    public DateTime At { get; set; }
    public required string Recipient { get; set; }
    public string? RecipientAddress { get; set; }
    public required string What { get; set; }
    public required string Purpose { get; set; }
    public required string Basis { get; set; }
}
