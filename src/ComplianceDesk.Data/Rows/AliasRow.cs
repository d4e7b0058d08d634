namespace ComplianceDesk.Data.Rows;

/// <summary>Another name by which records refer to a person, patient, department or encounter: FHIR's roles, identifiers and UUIDs of bundles. Key of (Kind, Name).</summary>
public sealed class AliasRow
{
    public AliasKind Kind { get; set; }
    public required string Name { get; set; }
    /// <summary>The id it stands for, as the feed writes it; may itself be another name.</summary>
    public required string Target { get; set; }
    public int ImportId { get; set; }
}

/// <summary>What an <see cref="AliasRow"/> names. Stored as its number: never renumber.</summary>
public enum AliasKind : byte
{
    User = 1,
    Patient = 2,
    Department = 3,
    Encounter = 4,
}
