namespace ComplianceDesk.Cli.Seed;

/// <summary>How a hospital writes its ids.</summary>
internal enum IdForm : byte
{
    /// <summary>Eight digits with leading zeros; accounts as u12345.</summary>
    Digits,
    /// <summary>As few digits as needed; accounts as log-in names (first letter and surname).</summary>
    Names,
    /// <summary>A prefix and digits, departments as cost centres.</summary>
    Prefixed,
    /// <summary>UUIDs, as FHIR servers give out.</summary>
    Uuid,
}

/// <summary>The words in which roles, departments and objects are written.</summary>
internal enum Wording : byte
{
    /// <summary>As a brochure says it.</summary>
    Plain,
    /// <summary>As staff say it: RN, CNA, 5W.</summary>
    Short,
    /// <summary>As payroll says it: NURSE REGISTERED II, 6170 MED SURG 5W.</summary>
    Payroll,
}

/// <summary>To which digit the log tells the time.</summary>
internal enum TimeGrain : byte
{
    Seconds,
    Minutes,
    Milliseconds,
}

/// <summary>Which department an access names.</summary>
internal enum LoggedDepartment : byte
{
    /// <summary>Where the person works that day.</summary>
    Workplace,
    /// <summary>The department of the person's account.</summary>
    Home,
    /// <summary>None.</summary>
    None,
}

/// <summary>
/// What real hospitals vary and no rule may rely on: size, ids, words, clocks, networks, names, and which optional columns are filled.
/// <see cref="Plain"/> is the hospital of the demo.
/// </summary>
internal sealed record Convention(string Id)
{
    /// <summary>A town's hospital; tidy feeds.</summary>
    public static readonly Convention Plain = new("plain");

    /// <summary>Rules were worked on with these and may have grown used to them.</summary>
    public bool ForTuning { get; init; }

    public int Staff { get; init; } = 400;
    public int Patients { get; init; } = 5000;
    public int Days { get; init; } = 30;
    /// <summary>Hospitals of the system; null = as many as the staff can run.</summary>
    public int? Facilities { get; init; }
    public IdForm Ids { get; init; }
    public Wording Roles { get; init; }
    public Wording Departments { get; init; }
    public Wording Objects { get; init; }
    /// <summary>The departments feed says which departments are clinical, support or office.</summary>
    public bool KindsGiven { get; init; } = true;
    public TimeGrain Grain { get; init; }
    /// <summary>Instants are written in UTC (Z) instead of local time with its offset.</summary>
    public bool Utc { get; init; }
    public LoggedDepartment Logged { get; init; }
    /// <summary>Share of accesses in a visit that name it.</summary>
    public double EncounterShare { get; init; } = 0.5;
    /// <summary>Screens come from a farm of virtual desktops behind one address.</summary>
    public bool VirtualDesktops { get; init; }
    /// <summary>Share of employees whose own patient record the personnel register names.</summary>
    public double OwnRecordShare { get; init; } = 0.9;
    /// <summary>Share of responsibilities that reach the care team list.</summary>
    public double CareTeamShare { get; init; } = 1;
    /// <summary>Share of patients whose record names somebody.</summary>
    public double RelationShare { get; init; } = 0.82;
    /// <summary>Share of admissions from the emergency department that go to another hospital of the system.</summary>
    public double TransferShare { get; init; }
    /// <summary>Share of families that bear one of <see cref="TownNames"/>.</summary>
    public double TownNameShare { get; init; }
    /// <summary>Names half the town bears.</summary>
    public IReadOnlyList<string> TownNames { get; init; } = [];

    /// <summary>The conventions of the benchmark.</summary>
    public static IReadOnlyList<Convention> All { get; } =
    [
        Plain with { ForTuning = true },
        // A small hospital where everybody knows everybody; minutes on the clock, kinds of departments not given.
        new("rural")
        {
            ForTuning = true, Staff = 130, Patients = 2200, Days = 84, Ids = IdForm.Names, KindsGiven = false, Grain = TimeGrain.Minutes, EncounterShare = 0.2,
            TownNameShare = 0.45, TownNames = ["Olson", "Johnson", "Anderson", "Hansen", "Peterson", "Larson", "Nelson", "Erickson", "Swenson", "Lund"],
        },
        // Four hospitals with transfers between them; virtual desktops behind one address.
        new("network")
        {
            ForTuning = true, Staff = 900, Patients = 12_000, Days = 28, Facilities = 4, Ids = IdForm.Prefixed, Roles = Wording.Short, Departments = Wording.Short,
            VirtualDesktops = true, TransferShare = 0.15, OwnRecordShare = 0.7,
        },
        // A university hospital; UUIDs, UTC, payroll's words, no department on the accesses.
        new("teaching")
        {
            Staff = 650, Patients = 9000, Days = 42, Ids = IdForm.Uuid, Roles = Wording.Payroll, Departments = Wording.Payroll, Objects = Wording.Payroll, Utc = true,
            Grain = TimeGrain.Milliseconds, Logged = LoggedDepartment.None, EncounterShare = 0.85,
        },
        // Half a year of a small hospital where a few surnames carry most families; personnel names nobody's own record.
        new("border")
        {
            Staff = 150, Patients = 2400, Days = 182, Ids = IdForm.Prefixed, Roles = Wording.Short, EncounterShare = 0.95, OwnRecordShare = 0, RelationShare = 0.55,
            TownNameShare = 0.7, TownNames = ["García", "Martínez", "Rodríguez", "López", "Hernández", "González", "Pérez", "Sánchez", "Ramírez", "Torres", "Flores", "Rivera", "Gómez", "Díaz"],
        },
        // Two hospitals on a vendor's system; the account's department on every access, thin care team list, no kinds of departments.
        new("hosted")
        {
            Staff = 420, Patients = 6000, Days = 56, Facilities = 2, Ids = IdForm.Names, Roles = Wording.Payroll, Departments = Wording.Payroll, Objects = Wording.Short,
            KindsGiven = false, Logged = LoggedDepartment.Home, EncounterShare = 0, VirtualDesktops = true, CareTeamShare = 0.35, OwnRecordShare = 0.5, TransferShare = 0.05,
        },
    ];
}
