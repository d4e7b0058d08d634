namespace ComplianceDesk.Core.Quality;

/// <summary>A row of the <c>appointments</c> feed.</summary>
public sealed record AppointmentRecord : ChartRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "appointments";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>The department named; null when none is.</summary>
    public DepartmentRecord? Department { get; set; }

    /// <summary>The practitioner named; null when none is.</summary>
    public WorkforceRecord? Practitioner { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? StartsAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? EndsAt { get; set; }
}

/// <summary>A row of the <c>care_team</c> feed. Its id is the patient's and the person's, with a slash between.</summary>
public sealed record CareTeamRecord : ChartRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "care_team";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>Who is responsible.</summary>
    public WorkforceRecord? Member { get; set; }
    public string? Relationship { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
}

/// <summary>A row of the <c>relations</c> feed. Its id is the patient's and the kind, with a slash between.</summary>
public sealed record RelationRecord : ChartRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "relations";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary><c>emergency-contact</c>, <c>next-of-kin</c>, <c>guarantor</c> or <c>subscriber</c>.</summary>
    public string? Kind { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? Phone { get; set; }
    public string? AddressLine { get; set; }
    public string? PostalCode { get; set; }
}
