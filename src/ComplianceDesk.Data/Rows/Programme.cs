namespace ComplianceDesk.Data.Rows;

/// <summary>A privacy or security incident as another system tells of it.</summary>
public sealed class IncidentRow : FeedRow
{
    public int Id { get; set; }
    public required string IncidentId { get; set; }
    public DateOnly DiscoveredOn { get; set; }
    public DateOnly? ConfirmedOn { get; set; }
    /// <summary>Individuals affected.</summary>
    public int? PatientCount { get; set; }
    /// <summary>Individuals affected by state, as written: <c>MA:120;NH:3</c>.</summary>
    public string? StateCounts { get; set; }
    public string? Kind { get; set; }
    public bool? UnsecuredPhi { get; set; }
    public DateOnly? AssessmentDoneOn { get; set; }
    public bool? LowProbability { get; set; }
    public DateOnly? IndividualsNotifiedOn { get; set; }
    public DateOnly? HhsNotifiedOn { get; set; }
    public DateOnly? MediaNotifiedOn { get; set; }
    public DateOnly? LawEnforcementHoldUntil { get; set; }
    public string? Sanction { get; set; }
    public string? Mitigation { get; set; }
    public DateOnly? ClosedOn { get; set; }
}

/// <summary>A business associate or other vendor.</summary>
public sealed class VendorRow : FeedRow
{
    public int Id { get; set; }
    public required string VendorId { get; set; }
    public required string Name { get; set; }
    public bool? PhiShared { get; set; }
    public DateOnly? BaaSignedOn { get; set; }
    public DateOnly? BaaExpiresOn { get; set; }
    public DateOnly? LastAssessedOn { get; set; }
}

/// <summary>A setting of a system as seen at one moment. Each moment is a row, so that a change can be dated.</summary>
public sealed class SystemSettingRow : FeedRow
{
    public int Id { get; set; }
    public required string System { get; set; }
    /// <summary>For example <c>auto-logoff-minutes</c>, <c>audit-enabled</c>.</summary>
    public required string Setting { get; set; }
    public required string Value { get; set; }
    public DateTime ObservedAt { get; set; }
}

/// <summary>A completed training of a workforce member. Each completion is a row.</summary>
public sealed class TrainingRow : FeedRow
{
    public int Id { get; set; }
    public int UserId { get; set; }
    public required string Course { get; set; }
    public DateOnly CompletedOn { get; set; }
    public DateOnly? DueOn { get; set; }
}

/// <summary>A signed statement that a requirement is met.</summary>
public sealed class AttestationRow : FeedRow
{
    public int Id { get; set; }
    public required string RequirementId { get; set; }
    public required string Statement { get; set; }
    public required string SignedBy { get; set; }
    public DateTime SignedAt { get; set; }
    public DateOnly? ValidUntil { get; set; }
    /// <summary>Name or address of the document behind it.</summary>
    public string? Document { get; set; }
}
