namespace ComplianceDesk.Core.Access;

/// <summary>How an access ended. Stored as its number: never renumber. An absent outcome is unknown, never success.</summary>
public enum AccessOutcome : byte
{
    /// <summary>The source did not say.</summary>
    Unknown = 0,
    /// <summary>The access was carried out.</summary>
    Success = 1,
    /// <summary>The access was refused by a permission.</summary>
    Denied = 2,
    /// <summary>The access failed for another reason (a wrong password among them).</summary>
    Failure = 3,
}
