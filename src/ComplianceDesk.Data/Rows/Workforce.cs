namespace ComplianceDesk.Data.Rows;

/// <summary>A person with an account. Exists from the first time any feed names the id; <see cref="Listed"/> says whether the workforce feed did.</summary>
public sealed class UserRow : FeedRow
{
    public int Id { get; set; }
    /// <summary>The id as the source wrote it: text, case kept.</summary>
    public required string UserId { get; set; }
    /// <summary>True when the workforce feed has named this person; false when only an access log or another feed has.</summary>
    public bool Listed { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? Role { get; set; }
    public int? DepartmentId { get; set; }
    /// <summary><c>active</c>, <c>leave</c> or <c>terminated</c>.</summary>
    public string? Status { get; set; }
    public DateOnly? HiredOn { get; set; }
    public DateOnly? TerminatedOn { get; set; }
    /// <summary>The person's own patient record, when known.</summary>
    public int? OwnPatientId { get; set; }
    public int? ManagerId { get; set; }
    public string? AddressLine { get; set; }
    public string? City { get; set; }
    public string? PostalCode { get; set; }
    public string? Phone { get; set; }
    public bool? Mfa { get; set; }
    public string? ApprovedBy { get; set; }
    public DateOnly? TrainedOn { get; set; }
    /// <summary>National provider identifier, as written.</summary>
    public string? Npi { get; set; }
}

/// <summary>A department or unit. <see cref="Listed"/> says whether the departments feed has named it.</summary>
public sealed class DepartmentRow : FeedRow
{
    public int Id { get; set; }
    public required string DepartmentId { get; set; }
    public bool Listed { get; set; }
    public string? Name { get; set; }
    public string? FacilityId { get; set; }
    /// <summary><c>clinical</c>, <c>support</c> or <c>office</c>.</summary>
    public string? Kind { get; set; }
    /// <summary>A department whose people serve patients of every other (laboratory, pharmacy, transport …).</summary>
    public bool ServesAll { get; set; }
}
