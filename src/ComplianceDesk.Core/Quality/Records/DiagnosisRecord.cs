namespace ComplianceDesk.Core.Quality;

/// <summary>A row of the <c>diagnoses</c> feed.</summary>
public sealed record DiagnosisRecord : CodedRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "diagnoses";

    /// <summary>Stands for the feed in a store where at least one diagnosis says a clinical status, a verification status or a category.</summary>
    public const string WithStatus = "diagnoses.status";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>Place among the encounter's diagnoses; 1 is the principal one.</summary>
    public int? Sequence { get; set; }

    /// <summary>Y, N, U, W, or exempt, as written.</summary>
    public string? PresentOnAdmission { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? Onset { get; set; }

    /// <summary>When it ended, UTC; null when it has not, or the feed does not say.</summary>
    public DateTime? AbatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? RecordedAt { get; set; }

    /// <summary>Day of <see cref="Onset"/> in the site's time zone.</summary>
    public DateOnly? OnsetOn { get; set; }

    /// <summary>Day of <see cref="RecordedAt"/> in the site's time zone.</summary>
    public DateOnly? RecordedOn { get; set; }

    /// <summary>FHIR's word: active, resolved …; null when the feed does not say.</summary>
    public string? ClinicalStatus { get; set; }

    /// <summary>FHIR's word: confirmed, provisional …; null when the feed does not say.</summary>
    public string? VerificationStatus { get; set; }

    /// <summary>FHIR's word: problem-list-item, encounter-diagnosis, health-concern; null when the feed does not say.</summary>
    public string? Category { get; set; }

    /// <summary>Who recorded it; null when nobody is named.</summary>
    public WorkforceRecord? RecordedBy { get; set; }

    /// <summary>The day whose code set holds: that of the visit's end, else its start, else of recording.</summary>
    public DateOnly? CodedFor => Encounter?.EndedOn ?? Encounter?.StartedOn ?? RecordedOn;
}
