namespace ComplianceDesk.Cli.Seed;

/// <summary>Classes of encounters, in the words of the feed.</summary>
internal enum VisitClass : byte
{
    Inpatient,
    Outpatient,
    Emergency,
    Observation,
    Virtual,
}

/// <summary>A visit or a stay.</summary>
internal sealed class Encounter
{
    public required Patient Patient { get; init; }
    public required Department Department { get; init; }
    public required VisitClass Class { get; init; }
    public Staff? Attending { get; init; }
    public required long Start { get; init; }
    public required long End { get; init; }
    /// <summary>A second unit the patient is moved to, which the encounter row does not name.</summary>
    public Department? MovedTo { get; init; }
    public long MovedAt { get; init; }
    public Staff? Consultant { get; init; }
    public string Disposition { get; init; } = "home";
    public Appointment? Booked { get; init; }
    /// <summary>Opened with an emergency override.</summary>
    public bool Override { get; init; }
    public string Id { get; set; } = "";

    /// <summary>The unit where the patient lies at the time.</summary>
    public Department UnitAt(long at) => MovedTo is not null && at >= MovedAt ? MovedTo : Department;
}

/// <summary>A booked visit.</summary>
internal sealed class Appointment
{
    public required Patient Patient { get; init; }
    public required Department Department { get; init; }
    public required Staff Practitioner { get; init; }
    public required long Start { get; init; }
    public required long End { get; init; }
    public required int BookedDay { get; init; }
    public string Id { get; set; } = "";
}

/// <summary>Someone responsible for a patient, from one day to another.</summary>
internal sealed record CareTeamMember(Patient Patient, Staff Staff, string Relationship, int? From, int? To);

/// <summary>Work on a record outside the visit itself.</summary>
internal enum Chore : byte
{
    Book,
    Triage,
    Prepare,
    FollowUp,
    Code,
    Bill,
    Release,
    Audit,
}
