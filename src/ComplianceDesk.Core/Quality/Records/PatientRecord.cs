namespace ComplianceDesk.Core.Quality;

/// <summary>A row of the <c>patients</c> feed, with what the patient's visits say that patient checks ask about.</summary>
public sealed record PatientRecord : CheckedRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "patients";

    /// <summary>Name under which checks ask for the column <c>birth_sex</c>; there as soon as a row has it.</summary>
    public const string WithBirthSex = "patients.birth_sex";

    /// <summary>The same for <c>phone_kind</c>.</summary>
    public const string WithPhoneKind = "patients.phone_kind";

    /// <summary>The same for <c>previous_name</c>.</summary>
    public const string WithPreviousName = "patients.previous_name";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>False for a patient whom only other feeds name: not a patient of any check, but a target that does not resolve.</summary>
    public bool Listed { get; set; } = true;
    public string? GivenName { get; set; }
    public string? MiddleName { get; set; }
    public string? FamilyName { get; set; }
    public string? Suffix { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? Sex { get; set; }
    public string? Race { get; set; }
    public string? Ethnicity { get; set; }
    public string? Language { get; set; }
    public string? Ssn { get; set; }
    public string? AddressLine { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? PostalCode { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public DateOnly? DeathDate { get; set; }
    public DateTime? RegisteredAt { get; set; }
    public string? RegisteredBy { get; set; }

    /// <summary>Sex apart from the administrative gender.</summary>
    public string? BirthSex { get; set; }

    /// <summary>Kind of the telephone: home, mobile, work.</summary>
    public string? PhoneKind { get; set; }

    /// <summary>An earlier name, or that there is none.</summary>
    public string? PreviousName { get; set; }

    /// <summary>Day of the patient's latest visit, in the site's time zone.</summary>
    public DateOnly? LastVisitOn { get; set; }

    /// <summary>True when a visit ended with a disposition that says the patient died.</summary>
    public bool DiedInVisit { get; set; }

    /// <summary>True when the record says the patient is dead: it has a death date, or a visit ended in death.</summary>
    public bool Deceased => DeathDate is not null || DiedInVisit;
}
