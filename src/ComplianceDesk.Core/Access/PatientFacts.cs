namespace ComplianceDesk.Core.Access;

/// <summary>A patient, as far as judging needs to know.</summary>
public readonly record struct PatientFacts
{
    public bool Listed { get; init; }
    /// <summary>The workforce member this patient is, or 0. It stands here since it is asked of every session: with the first of the keys it comes from memory at once.</summary>
    public int Employee { get; init; }
    public PersonKeys Keys { get; init; }
    public bool Vip { get; init; }
    /// <summary>True when the record bears a mark of special protection (42 CFR Part 2 and the like).</summary>
    public bool Restricted { get; init; }
    /// <summary>The digits of the record number as a number, 0 when it has none: for the order of records only.</summary>
    public long Number { get; init; }
    /// <summary>The place of the record number among all patients' numbers.</summary>
    public int Rank { get; init; }
    /// <summary>Day of birth since 1970-01-01 of those who may be infants when what is judged takes place; null for everybody else.</summary>
    public int? BirthDay { get; init; }
    /// <summary>Day of death since 1970-01-01, or null.</summary>
    public int? DeathDay { get; init; }
    /// <summary>When the record was made, in milliseconds since 1970-01-01 UTC, or null.</summary>
    public long? RegisteredAt { get; init; }
    /// <summary>Who made the record, or 0.</summary>
    public int RegisteredBy { get; init; }
}
