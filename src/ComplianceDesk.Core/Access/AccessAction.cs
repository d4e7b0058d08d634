namespace ComplianceDesk.Core.Access;

/// <summary>What a person did to a record, in the words of the <c>accesses</c> feed. Stored as its number: never renumber.</summary>
public enum AccessAction : byte
{
    /// <summary>An action whose code is known to nobody; the raw code is kept beside it. Never counted as a read.</summary>
    Other = 0,
    /// <summary>A record or part of it was made.</summary>
    Create = 1,
    /// <summary>A record was opened or shown.</summary>
    Read = 2,
    /// <summary>A record was changed.</summary>
    Update = 3,
    /// <summary>A record was removed.</summary>
    Delete = 4,
    /// <summary>A record was printed.</summary>
    Print = 5,
    /// <summary>A record left the system: download, disclosure, release.</summary>
    Export = 6,
    /// <summary>A search that may have listed records.</summary>
    Query = 7,
    /// <summary>A person signed in.</summary>
    Login = 8,
    /// <summary>A person signed out.</summary>
    Logout = 9,
}
