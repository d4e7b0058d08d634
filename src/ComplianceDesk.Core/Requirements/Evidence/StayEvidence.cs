namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>A visit or stay with the record that was made of it.</summary>
public sealed record StayEvidence
{
    public required string EncounterId { get; init; }

    /// <summary><c>inpatient</c>, <c>outpatient</c>, <c>emergency</c>, <c>observation</c> or <c>virtual</c>.</summary>
    public required string Class { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>True when it took place in a department that the site names as a unit of a Part 2 program.</summary>
    public bool InPart2Unit { get; init; }

    /// <summary>True when the record carries a mark of 42 CFR Part 2.</summary>
    public bool Part2 { get; init; }

    /// <summary>True when the patients feed lists the patient.</summary>
    public bool PatientListed { get; init; }

    /// <summary>True when the patient's record stands in a pair that the search for duplicates is confident of and nobody has called two people; null before the first search.</summary>
    public bool? PatientDuplicate { get; init; }

    /// <summary>Coded diagnoses.</summary>
    public int Diagnoses { get; init; }

    /// <summary>True when a diagnosis is marked present on admission.</summary>
    public bool PresentOnAdmission { get; init; }

    /// <summary>When the first diagnosis was recorded, UTC.</summary>
    public DateTime? FirstDiagnosisAt { get; init; }

    public bool HasObservations { get; init; }

    /// <summary>Documents of this encounter.</summary>
    public IReadOnlyList<DocumentEvidence> Documents { get; init; } = [];

    /// <summary>True for an inpatient stay that has ended.</summary>
    public bool IsDischarge => Class == "inpatient" && EndedAt is not null;

    /// <summary>True when more than that many calendar days have passed since the day on which the stay ended.</summary>
    public bool EndedBefore(MetricScope scope, int days) => EndedAt is { } ended && !scope.Within(days, ended, scope.AsOf);
}

/// <summary>A document of a record.</summary>
/// <param name="DocumentId">Its id.</param>
/// <param name="Type"><c>h-and-p</c>, <c>discharge-summary</c>, <c>operative-report</c>, <c>progress-note</c>, <c>consent</c>, <c>order</c>, <c>verbal-order</c> or <c>other</c>.</param>
/// <param name="HasAuthor">True when an author is named.</param>
/// <param name="CreatedAt">When it was written, UTC.</param>
/// <param name="DueAt">By when it is due, UTC.</param>
/// <param name="SignedAt">When it was signed, UTC.</param>
/// <param name="HasSigner">True when who signed is named.</param>
public sealed record DocumentEvidence(string DocumentId, string Type, bool HasAuthor, DateTime? CreatedAt, DateTime? DueAt, DateTime? SignedAt, bool HasSigner);
