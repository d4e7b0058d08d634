namespace ComplianceDesk.Cli.Seed;

/// <summary>A person: a patient, a member of the workforce, or both.</summary>
internal class Person
{
    public required string Given { get; init; }
    public required string Family { get; set; }
    public string? Middle { get; init; }
    public required Origin Origin { get; init; }
    public required bool RareSurname { get; init; }
    public required bool Female { get; init; }
    public required DateOnly Birth { get; init; }
    public required int Household { get; init; }
    public required Home Home { get; init; }
    public required string Phone { get; init; }

    public int AgeOn(DateOnly day) => day.Year - Birth.Year - (day.DayOfYear < Birth.DayOfYear ? 1 : 0);
}

/// <summary>A patient record. Households stand together in the list of patients.</summary>
internal sealed class Patient : Person
{
    public required int Index { get; init; }
    public required DateTime Registered { get; init; }
    public required string? Ssn { get; init; }
    public string Mrn { get; set; } = "";
    /// <summary>How often this person needs the hospital; 0 = not in these months.</summary>
    public int Need { get; set; }
    public int? DeathDay { get; set; }
    public bool Vip { get; set; }
    /// <summary>In the substance use programme: the record is restricted under 42 CFR Part 2.</summary>
    public bool Programme { get; set; }
    public int Employee { get; set; } = -1;
    public int Facility { get; init; }
    public Staff? PrimaryCare { get; set; }
    /// <summary>The clinic this person is sent to when the family doctor is not enough.</summary>
    public Department? Specialty { get; set; }
}

/// <summary>A member of the workforce with an account.</summary>
internal sealed class Staff
{
    public required int Index { get; init; }
    public required Person Person { get; init; }
    public required Department Department { get; set; }
    public required Work Work { get; init; }
    public required Shift Shift { get; init; }
    /// <summary>Where in the rotation this person stands.</summary>
    public required int Offset { get; init; }
    public string UserId { get; set; } = "";
    public int OwnPatient { get; init; } = -1;
    public Staff? Manager { get; set; }
    public required DateOnly Hired { get; set; }
    /// <summary>Last day of employment.</summary>
    public int? LeftDay { get; set; }
    public bool OnLeave { get; set; }
    /// <summary>First day of employment, for those who came during these days.</summary>
    public int? CameDay { get; set; }
    /// <summary>Has an account and a post but has not signed in for months.</summary>
    public bool Dormant { get; set; }
    public int VacationFrom { get; set; } = int.MaxValue;
    /// <summary>Where this person worked before <see cref="ChangedDay"/>.</summary>
    public Department? Before { get; set; }
    public int ChangedDay { get; set; }
    /// <summary>Never sent to another unit.</summary>
    public bool Stays { get; set; }

    public string Role => (Work, Department.Unit) switch
    {
        (Work.Nurse, _) => "Registered nurse",
        (Work.Aide, Unit.Emergency) => "Emergency technician",
        (Work.Aide, _) => "Nursing assistant",
        (Work.Clerk, Unit.Clinic or Unit.Programme) => "Scheduler",
        (Work.Clerk, _) => "Unit clerk",
        (Work.Physician, _) => "Physician",
        (Work.Resident, _) => "Resident physician",
        (Work.Assistant, _) => "Medical assistant",
        (Work.Technologist, Unit.Radiology) => "Radiologic technologist",
        (Work.Technologist, _) => "Laboratory technologist",
        (Work.Pharmacist, _) => "Pharmacist",
        (Work.Therapist, _) => "Respiratory therapist",
        (Work.Transporter, _) => "Patient transporter",
        (Work.Dietitian, _) => "Dietitian",
        (Work.CaseManager, _) => "Case manager",
        (Work.Counsellor, _) => "Counselor",
        (Work.Coder, _) => "Coder",
        (Work.Biller, _) => "Billing specialist",
        (Work.Registrar, _) => "Registrar",
        (Work.Releaser, _) => "Release of information specialist",
        (Work.Auditor, _) => "Quality analyst",
        (Work.Analyst, _) => "Systems analyst",
        (Work.Interface, _) => "Interface account",
        (Work.Manager, _) => Department.Clinical ? "Nurse manager" : "Manager",
        _ => "Administrator",
    };
}

/// <summary>When a person works.</summary>
internal enum Shift : byte
{
    Weekday,
    Day12,
    Night12,
    Day8,
    Evening8,
    Night8,
    WeekOnDay,
    WeekOnNight,
}

/// <summary>A person named in a patient's record.</summary>
internal sealed record Relation(Patient Patient, string Kind, Person Named);
