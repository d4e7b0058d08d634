namespace ComplianceDesk.Core.Requirements;

/// <summary>What was decided of an addressable specification (45 CFR 164.306(d)(3)). Stored as its number: never renumber.</summary>
public enum AddressableState : byte
{
    /// <summary>No decision recorded: a gap by itself.</summary>
    NoDecision = 0,
    /// <summary>Implemented as written.</summary>
    AsWritten = 1,
    /// <summary>An equivalent measure is in place, rationale on file.</summary>
    Alternative = 2,
    /// <summary>Not reasonable and appropriate here, rationale on file.</summary>
    NotApplicable = 3,
}

/// <summary>The words of <see cref="AddressableState"/>.</summary>
public static class AddressableStates
{
    /// <summary>The state in words.</summary>
    public static string Text(this AddressableState state) => state switch
    {
        AddressableState.AsWritten => "Implemented as written",
        AddressableState.Alternative => "Alternative implemented, rationale on file",
        AddressableState.NotApplicable => "Not applicable, rationale on file",
        _ => "No decision recorded",
    };
}
