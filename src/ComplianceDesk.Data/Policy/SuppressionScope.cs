using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Policy;

/// <summary>Which findings a suppression is about. What is null is not asked; at least one rule and one attribute are.</summary>
public sealed record SuppressionScope
{
    /// <summary>A finding belongs when every rule that gave it weight is among these: other evidence is never hidden.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The user's id as the feeds write it.</summary>
    public string? User { get; init; }

    public string? Role { get; init; }

    /// <summary>The id of the user's home department as the feeds write it.</summary>
    public string? Department { get; init; }

    /// <summary>The store's number of the patient's record.</summary>
    public int? Patient { get; init; }

    public PatientMark Mark { get; init; }

    /// <summary>True when something besides rules is asked.</summary>
    public bool IsNarrowed => User is not null || Role is not null || Department is not null || Patient is not null || Mark != PatientMark.Any;
}
