namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>The fields of a patient record that tell one person from another, as the source wrote them. Null or empty = not given.</summary>
public sealed record PatientIdentity
{
    public string? GivenName { get; init; }
    public string? MiddleName { get; init; }
    public string? FamilyName { get; init; }
    /// <summary>Generation suffix, for example <c>Jr</c>, <c>Sr</c> or <c>III</c>.</summary>
    public string? Suffix { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Sex { get; init; }
    /// <summary>Social Security number, whole or its last four digits.</summary>
    public string? Ssn { get; init; }
    /// <summary>House number and street in one line.</summary>
    public string? AddressLine { get; init; }
    public string? City { get; init; }
    public string? PostalCode { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
}
