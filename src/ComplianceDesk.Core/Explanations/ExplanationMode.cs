namespace ComplianceDesk.Core.Explanations;

/// <summary>What it means that an explanation holds. Numbers are kept in policies: never renumber.</summary>
public enum ExplanationMode : byte
{
    /// <summary>The access is explained.</summary>
    Reason = 0,
    /// <summary>Nothing: it is not looked at.</summary>
    Off = 1,
    /// <summary>A circumstance to look at: the access is not explained by it, and it adds weight to a finding.</summary>
    Flag = 2,
}
