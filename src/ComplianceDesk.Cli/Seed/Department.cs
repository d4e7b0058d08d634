namespace ComplianceDesk.Cli.Seed;

/// <summary>What a department does in the hospital's day.</summary>
internal enum Unit : byte
{
    Emergency,
    Ward,
    Icu,
    Maternity,
    Paediatric,
    Psychiatry,
    Hospitalists,
    Clinic,
    Programme,
    Laboratory,
    Pharmacy,
    Radiology,
    Respiratory,
    Transport,
    Nutrition,
    CaseManagement,
    FloatPool,
    Coding,
    Billing,
    Registration,
    Release,
    Quality,
    Technology,
    Administration,
}

/// <summary>A person's kind of work.</summary>
internal enum Work : byte
{
    Nurse,
    Aide,
    Clerk,
    Physician,
    Resident,
    Assistant,
    Technologist,
    Pharmacist,
    Therapist,
    Transporter,
    Dietitian,
    CaseManager,
    Counsellor,
    Coder,
    Biller,
    Registrar,
    Releaser,
    Auditor,
    Analyst,
    Manager,
    Executive,
    /// <summary>An account no person sits behind.</summary>
    Interface,
}

/// <summary>A department of one of the hospitals.</summary>
internal sealed class Department(int index, string id, string code, string name, string facility, int facilityIndex, Unit unit)
{
    public int Index => index;
    /// <summary>As the feeds write it.</summary>
    public string Id => id;
    /// <summary>Short name of its kind, the same in every hospital.</summary>
    public string Code => code;
    public string Name => name;
    public string Facility => facility;
    public int FacilityIndex => facilityIndex;
    public Unit Unit => unit;
    public List<Staff> Staff { get; } = [];

    public string Kind => unit < Unit.Laboratory ? "clinical" : unit < Unit.Coding ? "support" : "office";
    public bool Clinical => unit < Unit.Laboratory;
    public bool Inpatient => unit is Unit.Ward or Unit.Icu or Unit.Maternity or Unit.Paediatric or Unit.Psychiatry;
    public bool ServesAll => unit is >= Unit.Laboratory and < Unit.Coding;
    public int Workstations => Math.Max(2, Staff.Count / 3);
}

/// <summary>The departments, one set for each hospital of the system.</summary>
internal sealed class Hospital
{
    private static readonly (string Code, string Name, Unit Unit, int Weight, string Crew)[] Kit =
    [
        ("ED", "Emergency Department", Unit.Emergency, 90, "NPNANNCNPNAN"),
        ("5W", "Medical 5 West", Unit.Ward, 75, "NNANNCNNANN"),
        ("5E", "Medical 5 East", Unit.Ward, 65, "NNANNCNNANN"),
        ("4W", "Surgical 4 West", Unit.Ward, 75, "NNANPNCNNAN"),
        ("ICU", "Intensive Care Unit", Unit.Icu, 65, "NNNPNNANCN"),
        ("LD", "Labor and Delivery", Unit.Maternity, 45, "NNPANNCN"),
        ("PED", "Pediatrics", Unit.Paediatric, 40, "NPNANCNN"),
        ("BHU", "Behavioral Health Unit", Unit.Psychiatry, 30, "NPNANKNC"),
        ("HM", "Hospital Medicine", Unit.Hospitalists, 45, "PRPPRP"),
        ("FMC", "Family Medicine Clinic", Unit.Clinic, 50, "PMNCPM"),
        ("IMC", "Internal Medicine Clinic", Unit.Clinic, 40, "PMNCPM"),
        ("CAR", "Cardiology Clinic", Unit.Clinic, 30, "PMNCPM"),
        ("ORT", "Orthopedics Clinic", Unit.Clinic, 22, "PMCN"),
        ("OBG", "Women's Health Clinic", Unit.Clinic, 24, "PMNC"),
        ("ONC", "Oncology and Infusion", Unit.Clinic, 24, "PNNC"),
        ("RCV", "Recovery Program", Unit.Programme, 14, "KPCN"),
        ("LAB", "Laboratory", Unit.Laboratory, 40, "T"),
        ("PHA", "Pharmacy", Unit.Pharmacy, 32, "H"),
        ("RAD", "Radiology", Unit.Radiology, 38, "TTTP"),
        ("RES", "Respiratory Care", Unit.Respiratory, 22, "E"),
        ("TRN", "Patient Transport", Unit.Transport, 14, "X"),
        ("NUT", "Nutrition Services", Unit.Nutrition, 7, "D"),
        ("CM", "Case Management", Unit.CaseManagement, 16, "S"),
        ("FLT", "Nursing Float Pool", Unit.FloatPool, 26, "N"),
        ("COD", "Coding", Unit.Coding, 16, "O"),
        ("BIL", "Billing", Unit.Billing, 24, "B"),
        ("REG", "Registration", Unit.Registration, 36, "G"),
        ("ROI", "Release of Information", Unit.Release, 14, "L"),
        ("QUA", "Quality Improvement", Unit.Quality, 12, "Q"),
        ("IT", "Information Technology", Unit.Technology, 16, "I"),
        ("ADM", "Administration", Unit.Administration, 9, "V"),
    ];

    private static readonly Dictionary<char, Work> Letters = new()
    {
        ['N'] = Work.Nurse, ['A'] = Work.Aide, ['C'] = Work.Clerk, ['P'] = Work.Physician, ['R'] = Work.Resident, ['M'] = Work.Assistant,
        ['T'] = Work.Technologist, ['H'] = Work.Pharmacist, ['E'] = Work.Therapist, ['X'] = Work.Transporter, ['D'] = Work.Dietitian,
        ['S'] = Work.CaseManager, ['K'] = Work.Counsellor, ['O'] = Work.Coder, ['B'] = Work.Biller, ['G'] = Work.Registrar, ['L'] = Work.Releaser,
        ['Q'] = Work.Auditor, ['I'] = Work.Analyst, ['V'] = Work.Executive,
    };

    public Hospital(SeedOptions options, IdBook ids)
    {
        var facilities = options.Convention.Facilities ?? Math.Max(1, options.Staff / 2500);
        for (var f = 0; f < facilities; f++)
        {
            foreach (var (code, name, unit, _, _) in Kit)
            {
                var id = ids.Department(facilities == 1 ? code : $"{code}-{f + 1}", Departments.Count);
                Departments.Add(new Department(Departments.Count, id, code, Words.Department(name, options.Convention.Departments), $"H{f + 1}", f, unit));
            }
        }

        Facilities = facilities;
    }

    public int Facilities { get; }

    public List<Department> Departments { get; } = [];

    public Department The(int facility, Unit unit) => Departments[facility * Kit.Length + Array.FindIndex(Kit, k => k.Unit == unit)];

    public IEnumerable<Department> All(int facility, Func<Department, bool> which) =>
        Departments.Skip(facility * Kit.Length).Take(Kit.Length).Where(which);

    /// <summary>How many people of each kind of work each department has: the posts to fill, exactly <paramref name="staff"/> of them.</summary>
    public IEnumerable<(Department Department, Work Work)> Posts(int staff)
    {
        var total = Kit.Sum(k => k.Weight) * Facilities;
        var given = 0;
        var weight = 0;
        foreach (var department in Departments)
        {
            // Shares by running totals: no rounding error is left over; nobody works alone.
            var (_, _, _, share, crew) = Kit[department.Index % Kit.Length];
            weight += share;
            var left = 2 * (Departments.Count - department.Index - 1);
            var count = Math.Clamp((int)((long)staff * weight / total) - given, 2, staff - given - left);
            given += count;
            for (var i = 0; i < count; i++)
            {
                yield return (department, i == 0 && count >= 4 ? Work.Manager : Letters[crew[(i + (count >= 4 ? crew.Length - 1 : 0)) % crew.Length]]);
            }
        }
    }
}
