using System.Diagnostics.CodeAnalysis;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// A record under test. It remembers which of its columns a check has already failed, so that one defect is booked once,
/// at the first failing link of the chain missing, malformed, implausible.
/// </summary>
public abstract record CheckedRecord
{
    private List<string>? booked;

    protected CheckedRecord()
    {
    }

    /// <summary>A copy starts with nothing booked.</summary>
    [SetsRequiredMembers]
    protected CheckedRecord(CheckedRecord original) => RecordId = original.RecordId;

    /// <summary>The record's id as the source wrote it.</summary>
    public required string RecordId { get; init; }

    /// <summary>The feed the record came from.</summary>
    public abstract string Feed { get; }

    /// <summary>True while no check has failed this column.</summary>
    public bool Stands(string column) => booked is null || !booked.Contains(column);

    internal void Book(string column) => (booked ??= []).Add(column);
}

/// <summary>A row of the <c>patients</c> feed, with the two facts from the patient's visits that patient checks ask about.</summary>
public sealed record PatientRecord : CheckedRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "patients";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>False for a patient whom only other feeds name: not a patient of any check, but a target that does not resolve.</summary>
    public bool Listed { get; init; } = true;
    public string? GivenName { get; init; }
    public string? MiddleName { get; init; }
    public string? FamilyName { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Sex { get; init; }
    public string? Race { get; init; }
    public string? Ethnicity { get; init; }
    public string? Language { get; init; }
    public string? Ssn { get; init; }
    public string? AddressLine { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? PostalCode { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public DateOnly? DeathDate { get; init; }
    public DateTime? RegisteredAt { get; init; }

    /// <summary>Day of the patient's latest visit, in the site's time zone.</summary>
    public DateOnly? LastVisitOn { get; init; }

    /// <summary>True when a visit ended with a disposition that says the patient died.</summary>
    public bool DiedInVisit { get; init; }

    /// <summary>True when the record says the patient is dead: it has a death date, or a visit ended in death.</summary>
    public bool Deceased => DeathDate is not null || DiedInVisit;
}

/// <summary>A row of the <c>encounters</c> feed with the patient it names.</summary>
public sealed record EncounterRecord : CheckedRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "encounters";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>The patient the visit names, listed or not.</summary>
    public required PatientRecord Patient { get; init; }

    /// <summary><c>inpatient</c>, <c>outpatient</c>, <c>emergency</c>, <c>observation</c> or <c>virtual</c>.</summary>
    public string? Class { get; init; }
    public string? Status { get; init; }
    public string? Disposition { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Day of <see cref="StartedAt"/> in the site's time zone: what birth and death dates are compared with.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Id of the department named; null when none is.</summary>
    public string? DepartmentId { get; init; }

    /// <summary>True when the departments feed has the named department.</summary>
    public bool DepartmentListed { get; init; }

    /// <summary>Id of the attending named; null when none is.</summary>
    public string? AttendingId { get; init; }

    /// <summary>True when the workforce feed has the named attending.</summary>
    public bool AttendingListed { get; init; }

    /// <summary>What status and other columns say about the visit's course.</summary>
    public EncounterCourse Course => EncounterCourses.Of(Status, EndedAt is not null || !string.IsNullOrWhiteSpace(Disposition));
}
