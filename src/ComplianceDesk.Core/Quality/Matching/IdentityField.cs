namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>What is compared between two records. The whole address is one field: street, city and postal code are not independent evidence.</summary>
public enum IdentityField
{
    GivenName,
    FamilyName,
    MiddleName,
    Suffix,
    BirthDate,
    Sex,
    Ssn,
    Address,
    Phone,
    Email,
}
