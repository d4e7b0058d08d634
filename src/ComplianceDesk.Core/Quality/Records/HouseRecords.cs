namespace ComplianceDesk.Core.Quality;

/// <summary>A row of the <c>workforce</c> feed, or a person whom only other feeds name.</summary>
public sealed record WorkforceRecord : CheckedRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "workforce";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>False for a person whom only other feeds name: a target that does not resolve.</summary>
    public bool Listed { get; set; } = true;
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? Role { get; set; }

    /// <summary><c>active</c>, <c>leave</c> or <c>terminated</c>.</summary>
    public string? Status { get; set; }
    public DateOnly? HiredOn { get; set; }
    public DateOnly? TerminatedOn { get; set; }

    /// <summary>National provider identifier; null when not given.</summary>
    public string? Npi { get; set; }

    /// <summary>Of a person who is not listed: what the id names instead, <c>a patient</c> or <c>a department</c>; null when nothing.</summary>
    public string? NamesOther { get; set; }
}

/// <summary>A row of the <c>departments</c> feed, or a department that only other feeds name.</summary>
public sealed record DepartmentRecord : CheckedRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "departments";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>False for a department that only other feeds name: a target that does not resolve.</summary>
    public bool Listed { get; set; } = true;
    public string? Name { get; set; }
    public string? FacilityId { get; set; }

    /// <summary><c>clinical</c>, <c>support</c> or <c>office</c>.</summary>
    public string? Kind { get; set; }
}
