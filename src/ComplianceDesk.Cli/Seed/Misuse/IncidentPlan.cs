using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>
/// Misuse planted among ordinary work, fewer than one access in a thousand, and some legitimate look-alikes that must be arranged.
/// Planned before care is, so that care keeps away: a nurse who looks at her neighbour must not become the neighbour's nurse by accident.
/// </summary>
internal sealed class IncidentPlan
{
    /// <summary>The care team's word for somebody who may look on a patient's behalf.</summary>
    public const string Proxy = "authorized-proxy";

    private readonly HashSet<(int Patient, int Department)> apart = [];
    private readonly HashSet<int> usedStaff = [];
    private readonly HashSet<int> usedPatients = [];
    private readonly Dictionary<int, List<Sitting>> sittings = [];
    private int incidents;

    public IncidentPlan(
        SeedOptions options, Hospital hospital, Population population, Roster roster, Calendar calendar, IReadOnlyList<LookAlike> lookAlikes, Chance chance)
    {
        (Options, Hospital, Population, Roster, Calendar, Chance) = (options, hospital, population, roster, calendar, chance);
        foreach (var lookAlike in lookAlikes) lookAlike.Arrange(this);
        if (options.Quiet) return;
        // A low estimate of the accesses to come: patients make work for staff, as far as there is staff to do it.
        var left = (int)(0.0009 * options.Days * Math.Min(1.1 * options.Patients, (options.Benchmark ? 14.0 : 18.0) * options.Staff));
        var scenarios = PlantedScenario.All().Where(s => options.Benchmark || s.Turn is not null).ToArray();
        if (options.Benchmark)
        {
            // A small hospital has room for about half of them at a believable rate: each seed begins a third of the list further on.
            var first = options.Seed * (scenarios.Length / 3 + 1) % scenarios.Length;
            scenarios = [.. scenarios[first..], .. scenarios[..first]];
        }

        for (var round = 0; round < 40 && left > 0; round++)
        {
            foreach (var scenario in scenarios)
            {
                if (scenario.Cost > left || !scenario.Plant(this)) continue;
                left -= scenario.Cost;
            }
        }
    }

    public SeedOptions Options { get; }

    public Hospital Hospital { get; }

    public Population Population { get; }

    public Roster Roster { get; }

    public Calendar Calendar { get; }

    public Chance Chance { get; }

    /// <summary>Stays that must happen for an incident to make sense.</summary>
    public List<(Patient Patient, int Day, Department Unit)> Stays { get; } = [];

    /// <summary>Times in which nothing was logged, and whose doing it was.</summary>
    public List<(long From, long To, Label Label)> Silences { get; } = [];

    /// <summary>Legal or family representatives.</summary>
    public List<CareTeamMember> Proxies { get; } = [];

    /// <summary>What is to be done on a day beside ordinary work.</summary>
    public IReadOnlyList<Sitting> On(int day) => sittings.TryGetValue(day, out var list) ? list : [];

    /// <summary>True when this patient must not be cared for in this department.</summary>
    public bool Forbids(Patient patient, Department department) => apart.Contains((patient.Index, department.Index));

    /// <summary>One person looks at one patient to whom something ties them, now and perhaps once more.</summary>
    public bool Look(string scenario, Func<Staff, bool> who, Func<Staff, IEnumerable<Patient?>> whom, bool own = false, bool dead = false)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            if (Culprit(who, reserve: false) is not { } staff || DayOf(staff) is not { } day) continue;
            var patients = whom(staff).Where(p => p is not null && !usedPatients.Contains(p.Index) && (own || p.Index != staff.OwnPatient) && (dead || p.DeathDay is null)).ToArray();
            if (patients.Length == 0) continue;
            // Curiosity follows illness: whoever has been in hospital lately comes first.
            var lately = patients.Where(p => p!.Need > 0).ToArray();
            var patient = Chance.Pick(lately.Length > 0 ? lately : patients)!;
            usedStaff.Add(staff.Index);
            staff.Stays = true;
            var label = Next(scenario);
            Keep(staff, [patient]);
            Sit(staff, day, label, (8, 90), Reads(patient, Chance.Between(2, 4)));
            if (Chance.Happens(0.3) && DayOf(staff) is { } again) Sit(staff, again, label, (8, 90), Reads(patient, 1));
            return true;
        }

        return false;
    }

    /// <summary>A chart opened, and perhaps more of it.</summary>
    public IReadOnlyList<Deed> Reads(Patient patient, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Deed(patient, AccessAction.Read, i == 0 ? Thing.Chart : Chance.Pick([Thing.Note, Thing.LabResult, Thing.FaceSheet, Thing.ProblemList, Thing.Imaging])))];

    /// <summary>One sitting as one incident.</summary>
    public void Plant(Staff staff, int day, string scenario, IReadOnlyList<Patient> patients, (int, int) gap, IReadOnlyList<Deed> deeds, int? offDutyAt = null)
    {
        Keep(staff, patients);
        Sit(staff, day, Next(scenario), gap, deeds, offDutyAt);
    }

    /// <summary>Keeps care away: these patients never come to this person's department, and are in no other incident.</summary>
    public void Keep(Staff staff, IEnumerable<Patient> patients)
    {
        foreach (var patient in patients)
        {
            apart.Add((patient.Index, staff.Department.Index));
            usedPatients.Add(patient.Index);
        }
    }

    /// <summary>A sitting of one account; none when there is no day for it.</summary>
    public void Sit(Staff staff, int? day, Label label, (int, int) gap, IReadOnlyList<Deed> deeds, int? offDutyAt = null)
    {
        if (day is { } known) Add(new Sitting(known, staff, label, deeds, gap, offDutyAt));
    }

    /// <summary>Adds a sitting to its day.</summary>
    public void Add(Sitting sitting)
    {
        if (!sittings.TryGetValue(sitting.Day, out var list)) sittings[sitting.Day] = list = [];
        list.Add(sitting);
    }

    /// <summary>The next incident.</summary>
    public Label Next(string scenario) => new("incident", scenario, $"I{++incidents:000}");

    /// <summary>Keeps this patient out of care in this department.</summary>
    public void Part(Patient patient, Department department) => apart.Add((patient.Index, department.Index));

    /// <summary>Takes a patient or a member of the staff for one incident; false when another has them.</summary>
    public bool Use(Patient patient) => usedPatients.Add(patient.Index);

    /// <summary>True when no incident has this patient.</summary>
    public bool Free(Patient patient) => !usedPatients.Contains(patient.Index);

    /// <inheritdoc cref="Use(Patient)"/>
    public bool Use(Staff staff) => usedStaff.Add(staff.Index);

    /// <summary>Works here as ever: not gone, not on leave, not moved.</summary>
    public static bool Settled(Staff staff) => staff.LeftDay is null && !staff.OnLeave && !staff.Dormant && staff.Before is null && staff.CameDay is null;

    /// <summary>
    /// Someone in no other incident who works with patients of their own unit only; in a benchmark now and then anybody: the laboratory,
    /// the offices and the emergency department, whose work gives them a reason for half the hospital, look where they should not, too.
    /// </summary>
    public Staff? Culprit(Func<Staff, bool> which, bool reserve = true)
    {
        var fitting = Fitting(Options.Benchmark && Chance.Happens(0.25));
        if (fitting.Length == 0 && Options.Benchmark) fitting = Fitting(anybody: true);
        if (fitting.Length == 0) return null;
        var staff = Chance.Pick(fitting);
        if (reserve)
        {
            usedStaff.Add(staff.Index);
            staff.Stays = true;
        }

        return staff;

        Staff[] Fitting(bool anybody) => [.. Population.Staff.Where(s => Settled(s) && !usedStaff.Contains(s.Index) && which(s)
            && (anybody ? s.Work is not (Work.Interface or Work.Resident) : InUnitOnly(s)))];

        static bool InUnitOnly(Staff s) =>
            s.Department.Clinical && s.Department.Unit is not (Unit.Hospitalists or Unit.Emergency) && s.Work is not (Work.Resident or Work.Physician);
    }

    /// <summary>A day on which this person works.</summary>
    public int? DayOf(Staff staff, int from = 0, int? to = null)
    {
        // A night that begins on the last day is not written to its end.
        var last = to ?? Options.Days - (Options.Benchmark ? 2 : 1);
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var day = Chance.Between(from, last);
            if (Roster.Of(staff, day) is not null) return day;
        }

        return null;
    }

    /// <summary>A patient in no other incident.</summary>
    public Patient? Anyone(Func<Patient, bool> which)
    {
        for (var attempt = 0; attempt < 4000; attempt++)
        {
            var patient = Chance.Pick(Population.Patients);
            if (!usedPatients.Contains(patient.Index) && which(patient)) return patient;
        }

        return null;
    }

    /// <summary>Living patients to whom nothing special attaches.</summary>
    public Patient[] Some(int count, Func<Patient, bool> which)
    {
        var chosen = new HashSet<Patient>();
        for (var attempt = 0; attempt < 20 * count && chosen.Count < count; attempt++)
        {
            if (Anyone(p => p.DeathDay is null && p.Employee < 0 && !p.Vip && !p.Programme && which(p)) is { } patient) chosen.Add(patient);
        }

        return [.. chosen];
    }
}
