namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>An account of the workforce feed or of the access log.</summary>
public sealed record AccountEvidence
{
    /// <summary>The id as the source wrote it.</summary>
    public required string UserId { get; init; }

    /// <summary>True when the workforce feed lists it.</summary>
    public bool Listed { get; init; }

    /// <summary>True when it carries a given and a family name.</summary>
    public bool Named { get; init; }

    /// <summary><c>active</c>, <c>leave</c> or <c>terminated</c>; null when not given.</summary>
    public string? Status { get; init; }

    /// <summary>Its role as the workforce feed writes it; null when not given.</summary>
    public string? Role { get; init; }

    /// <summary>True when the site counts its role among those with privileged rights; null while the site has named none.</summary>
    public bool? PrivilegedRole { get; init; }

    /// <summary>When the access log shows that the account itself was changed or deleted, in time order.</summary>
    public IReadOnlyList<AccountChange> Changes { get; init; } = [];

    /// <summary>Id of its department; null when not given.</summary>
    public string? DepartmentId { get; init; }

    public DateOnly? HiredOn { get; init; }

    public DateOnly? TerminatedOn { get; init; }

    public bool HasManager { get; init; }

    /// <summary>Whether multi-factor authentication is on; null when not given.</summary>
    public bool? Mfa { get; init; }

    public bool HasApprover { get; init; }

    /// <summary>Latest training: the training feed's, or the workforce feed's date.</summary>
    public DateOnly? TrainedOn { get; init; }

    /// <summary>First training on record.</summary>
    public DateOnly? FirstTrainedOn { get; init; }

    /// <summary>True when a training that is due is past its day and was not done again.</summary>
    public bool TrainingOverdue { get; init; }

    /// <summary>First day with an event in the access log, site zone; null when it has none.</summary>
    public DateOnly? FirstEventOn { get; init; }

    /// <summary>Last day with an event in the access log, site zone; null when it has none.</summary>
    public DateOnly? LastEventOn { get; init; }

    /// <summary>True when there is an event after the day of termination that is more than a failed or refused sign-in.</summary>
    public bool UsedAfterTermination { get; init; }

    /// <summary>True when the workforce feed calls it active: listed, with no other status.</summary>
    public bool IsActive => Listed && Status is null or "active";
}

/// <summary>A change of an account in the access log.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Deleted">True when the account was deleted; otherwise it was changed.</param>
public sealed record AccountChange(DateTime At, bool Deleted);
