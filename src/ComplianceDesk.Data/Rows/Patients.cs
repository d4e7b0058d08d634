namespace ComplianceDesk.Data.Rows;

/// <summary>An import that changed what tells a patient from others. That it changed is kept, not the values.</summary>
public sealed class IdentityChangeRow
{
    public long Id { get; set; }
    public int PatientId { get; set; }
    public int ImportId { get; set; }
    /// <summary>Family and given name both.</summary>
    public bool Name { get; set; }
    public bool BirthDate { get; set; }
    public bool Sex { get; set; }
}

/// <summary>A patient record. Exists from the first time any feed names the id; <see cref="Listed"/> says whether the patients feed did.</summary>
public sealed class PatientRow : FeedRow
{
    public int Id { get; set; }
    /// <summary>The medical record number as the source wrote it.</summary>
    public required string PatientId { get; set; }
    /// <summary>True when the patients feed has named this record; a reference to an unlisted one is an orphan (CNF-25).</summary>
    public bool Listed { get; set; }
    public string? GivenName { get; set; }
    public string? MiddleName { get; set; }
    public string? FamilyName { get; set; }
    public string? Suffix { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? Sex { get; set; }
    public string? Race { get; set; }
    public string? Ethnicity { get; set; }
    public string? Language { get; set; }
    public string? Ssn { get; set; }
    public string? AddressLine { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? PostalCode { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public DateOnly? DeathDate { get; set; }
    public bool Vip { get; set; }
    /// <summary>A mark of special protection, for example <c>part2</c> (42 CFR Part 2).</summary>
    public string? Restricted { get; set; }
    /// <summary>The workforce member this patient is, when the patients feed says so.</summary>
    public int? EmployeeUserId { get; set; }
    public DateTime? RegisteredAt { get; set; }
    public string? RegisteredBy { get; set; }
    /// <summary>Sex apart from the administrative gender.</summary>
    public string? BirthSex { get; set; }
    /// <summary>Kind of the telephone: home, mobile, work.</summary>
    public string? PhoneKind { get; set; }
    /// <summary>An earlier name, or that there is none.</summary>
    public string? PreviousName { get; set; }
}

/// <summary>A visit or stay.</summary>
public sealed class EncounterRow : FeedRow
{
    public int Id { get; set; }
    public required string EncounterId { get; set; }
    public int PatientId { get; set; }
    /// <summary><c>inpatient</c>, <c>outpatient</c>, <c>emergency</c>, <c>observation</c> or <c>virtual</c>.</summary>
    public required string Class { get; set; }
    public int? DepartmentId { get; set; }
    public int? AttendingUserId { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public string? Disposition { get; set; }
    public string? Status { get; set; }
    public string? FacilityId { get; set; }
    /// <summary>What kind of encounter within its class, in words or as a code.</summary>
    public string? Type { get; set; }
}

/// <summary>A booked visit.</summary>
public sealed class AppointmentRow : FeedRow
{
    public int Id { get; set; }
    public required string AppointmentId { get; set; }
    public int PatientId { get; set; }
    public int? DepartmentId { get; set; }
    public int? PractitionerUserId { get; set; }
    public DateTime StartsAt { get; set; }
    public DateTime? EndsAt { get; set; }
}

/// <summary>A person responsible for a patient over a span of days.</summary>
public sealed class CareTeamRow : FeedRow
{
    public int Id { get; set; }
    public int PatientId { get; set; }
    public int UserId { get; set; }
    public string? Relationship { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
}

/// <summary>A person named in a patient's record: emergency contact, next of kin, guarantor or subscriber.</summary>
public sealed class RelationRow : FeedRow
{
    public int Id { get; set; }
    public int PatientId { get; set; }
    public required string Kind { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? Phone { get; set; }
    public string? AddressLine { get; set; }
    public string? PostalCode { get; set; }
}
