using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Quality;

/// <summary>A code before and after a review.</summary>
/// <param name="AuditId">Id of the row.</param>
/// <param name="Assigned">As first assigned; null when it was missed.</param>
/// <param name="Reviewed">The reviewer's; null when the reviewer took it out.</param>
public sealed record AuditedCode(string AuditId, string? Assigned, string? Reviewed)
{
    /// <summary>True when both are the same code, compared without point and case.</summary>
    public bool Agrees => Assigned is not null && Reviewed is not null && IcdForm.Plain(Assigned) == IcdForm.Plain(Reviewed);
}

/// <summary>One review of one visit by one reviewer.</summary>
public sealed record AuditedCase : IMeasured
{
    string IMeasured.Feed => "coding_audits";

    string IMeasured.RecordId => Codes[0].AuditId;

    /// <summary>The visit's id as the source wrote it.</summary>
    public required string EncounterId { get; init; }

    /// <summary>The patient's key in the store; 0 when the visit is not known.</summary>
    public int PatientKey { get; init; }

    /// <summary>Facility and department of the visit; the coder stands as provider.</summary>
    public required RecordPlace Place { get; init; }

    /// <summary>When it was reviewed, UTC: the latest of its codes.</summary>
    public required DateTime ReviewedAt { get; init; }

    /// <summary>When it was put right, UTC; null while it is not.</summary>
    public DateTime? CorrectedAt { get; init; }

    /// <summary>Every code of the review.</summary>
    public required IReadOnlyList<AuditedCode> Codes { get; init; }

    /// <summary>Group before the review; null when not given.</summary>
    public string? DrgAssigned { get; init; }

    /// <summary>Group after it; null when not given.</summary>
    public string? DrgReviewed { get; init; }

    /// <summary>True when both groups are given.</summary>
    public bool IsGrouped => DrgAssigned is not null && DrgReviewed is not null;

    /// <summary>True when the reviewer kept the group.</summary>
    public bool KeepsGroup => IsGrouped && string.Equals(DrgAssigned!.Trim().TrimStart('0'), DrgReviewed!.Trim().TrimStart('0'), StringComparison.OrdinalIgnoreCase);

    /// <summary>True when no code was missed, wrong or too many, and the group was kept where there is one.</summary>
    public bool IsCorrect => Codes.All(code => code.Agrees) && (!IsGrouped || KeepsGroup);
}
