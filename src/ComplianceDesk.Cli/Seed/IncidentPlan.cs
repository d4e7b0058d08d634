using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>
/// Misuse planted among ordinary work, fewer than one access in a thousand, and some legitimate look-alikes that must be arranged.
/// Planned before care is, so that care keeps away: a nurse who looks at her neighbour must not become the neighbour's nurse by accident.
/// </summary>
internal sealed class IncidentPlan
{
    private readonly SeedOptions options;
    private readonly Hospital hospital;
    private readonly Population population;
    private readonly Roster roster;
    private readonly Calendar calendar;
    private readonly Chance chance;
    private readonly HashSet<(int Patient, int Department)> apart = [];
    private readonly HashSet<int> usedStaff = [];
    private readonly HashSet<int> usedPatients = [];
    private readonly Dictionary<int, List<Sitting>> sittings = [];
    private int incidents;
    private int left;

    public IncidentPlan(SeedOptions options, Hospital hospital, Population population, Roster roster, Calendar calendar, Chance chance)
    {
        (this.options, this.hospital, this.population, this.roster, this.calendar, this.chance) = (options, hospital, population, roster, calendar, chance);
        Arrange();
        if (options.Quiet) return;
        // A low estimate of the accesses to come: patients make work for staff, as far as there is staff to do it.
        left = (int)(0.0009 * options.Days * Math.Min(1.1 * options.Patients, 18.0 * options.Staff));
        (int Cost, Func<bool> Plant)[] scenarios =
        [
            (4, Household), (4, NamedRelative), (4, RareSurname), (3, Self), (4, CoWorker), (3, Deceased), (5, Terminated), (3, OverrideWithoutCare),
            (12, FailedLogins), (12, VipRush), (4, Restricted), (3, Neighbour), (4, OnLeave), (3, Supervisor), (40, VolumeSpike), (9, Fixation),
            (14, Takeover), (12, BulkExport), (16, Enumeration), (18, LowAndSlow), (6, Dormant), (7, SharedAccount), (8, NameFishing),
        ];
        for (var round = 0; round < 40 && left > 0; round++)
        {
            foreach (var (cost, plant) in scenarios)
            {
                if (cost > left || !plant()) continue;
                left -= cost;
            }
        }
    }

    /// <summary>Stays that must happen for an incident to make sense.</summary>
    public List<(Patient Patient, int Day, Department Unit)> Stays { get; } = [];

    /// <summary>Legal or family representatives.</summary>
    public List<CareTeamMember> Proxies { get; } = [];

    public IReadOnlyList<Sitting> On(int day) => sittings.TryGetValue(day, out var list) ? list : [];

    /// <summary>True when this patient must not be cared for in this department.</summary>
    public bool Forbids(Patient patient, Department department) => apart.Contains((patient.Index, department.Index));

    /// <summary>Legitimate accesses that only look like misuse and would be too rare by chance.</summary>
    private void Arrange()
    {
        var releasers = population.Staff.Where(s => s.Work == Work.Releaser && Settled(s)).ToArray();
        var dead = population.Patients.Where(p => p.DeathDay is not null).ToArray();
        for (var n = Math.Max(1, options.Patients * options.Days / 60_000); n > 0 && dead.Length > 0 && releasers.Length > 0; n--)
        {
            var releaser = chance.Pick(releasers);
            var patient = chance.Pick(dead);
            Sit(releaser, DayOf(releaser), Label.Lookalike("release-after-death"), (20, 200),
                [new(patient, AccessAction.Read, Thing.FaceSheet), new(patient, AccessAction.Read, Thing.Document), new(patient, AccessAction.Print, Thing.Document, Reason: "Estate request")]);
        }

        var kin = population.Staff.Where(s => Settled(s) && s.Department.Clinical && s.Person.Household >= 0).ToArray();
        for (var n = Math.Max(1, options.Staff / 100); n > 0 && kin.Length > 0; n--)
        {
            var staff = chance.Pick(kin);
            if (population.Members(staff.Person.Household).FirstOrDefault(p => p.Index != staff.OwnPatient && p.DeathDay is null) is not { } patient) continue;
            if (DayOf(staff) is not { } day || !usedPatients.Add(patient.Index) || !usedStaff.Add(staff.Index)) continue;
            Proxies.Add(new(patient, staff, "authorized-proxy", -400, null));
            Sit(staff, day, Label.Lookalike("proxy"), (20, 90), Reads(patient, 2));
        }
    }

    private bool Household() => Look("household", s => s.Person.Household >= 0, s => population.Members(s.Person.Household));

    private bool NamedRelative()
    {
        var pairs = population.Named.Where(n => population.Staff[n.Staff].Person.Household != population.Patients[n.Patient].Household).OrderBy(n => n.Staff).ThenBy(n => n.Patient).ToArray();
        for (var attempt = 0; attempt < 20 && pairs.Length > 0; attempt++)
        {
            var (staff, patient) = chance.Pick(pairs);
            if (Look("named-relative", s => s.Index == staff, _ => [population.Patients[patient]])) return true;
        }

        return false;
    }

    private bool RareSurname()
    {
        var byName = rareNames ??= population.Patients.Where(p => p.RareSurname && p.DeathDay is null).ToLookup(p => p.Family);
        return Look("rare-surname", s => s.Person.RareSurname, s => byName[s.Person.Family].Where(p => p.Household != s.Person.Household && !population.Named.Contains((s.Index, p.Index))));
    }

    private ILookup<string, Patient>? rareNames;

    private bool Self() => Look("self", s => s.OwnPatient >= 0, s => [population.Patients[s.OwnPatient]], own: true);

    private bool CoWorker() => Look("co-worker", s => true, s => s.Department.Staff.Where(c => c != s && c.OwnPatient >= 0 && c != s.Manager && c.Manager != s).Select(c => population.Patients[c.OwnPatient]));

    private bool Supervisor() => Look("supervisor", s => s.Manager?.OwnPatient >= 0, s => [population.Patients[s.Manager!.OwnPatient]]);

    private bool Deceased() => Look("deceased", s => true, _ => [Anyone(p => p.DeathDay is < -SeedOptions.History)], dead: true);

    private bool Restricted() => Look("restricted", s => s.Department.Unit != Unit.Programme, _ => [Anyone(p => p.Programme && p.Need > 0)]);

    private bool Neighbour() => Look("neighbour", s => true, s => Street(s).Where(p =>
        p.Household != s.Person.Household && p.Home.PostalCode == s.Person.Home.PostalCode && Math.Abs(p.Home.Number - s.Person.Home.Number) is > 0 and <= 8));

    private IEnumerable<Patient> Street(Staff staff) => (streets ??= population.Patients.ToLookup(p => p.Home.Street))[staff.Person.Home.Street];

    private ILookup<int, Patient>? streets;

    private bool OverrideWithoutCare()
    {
        if (Culprit(s => s.Work is Work.Nurse) is not { } staff || DayOf(staff) is not { } day) return false;
        var patient = Anyone(p => p.Need > 0);
        if (patient is null) return false;
        Plant(staff, day, "override-without-care", [patient], (10, 120),
            [new(patient, AccessAction.Read, Thing.Chart, BreakGlass: true, Reason: chance.Pick(["Direct patient care", "Emergency", "Patient care", "Needed"])), .. Reads(patient, 2)]);
        return true;
    }

    private bool VipRush()
    {
        var patient = Anyone(p => p.Vip);
        if (patient is null || options.Days < 5) return false;
        var wards = hospital.All(patient.Facility, d => d.Unit == Unit.Ward).ToArray();
        var unit = chance.Pick(wards);
        var day = chance.Between(1, options.Days - 4);
        var label = Next("vip-rush");
        var lookers = new List<(Staff, int)>();
        for (var n = 0; n < 5; n++)
        {
            var staff = Culprit(s => s.Department.FacilityIndex == patient.Facility && s.Department != unit && s.Department.Unit != Unit.Emergency);
            if (staff is not null && DayOf(staff, day + 1, day + 3) is { } when) lookers.Add((staff, when));
        }

        if (lookers.Count < 3) return false;
        Stays.Add((patient, day, unit));
        usedPatients.Add(patient.Index);
        foreach (var (staff, when) in lookers)
        {
            apart.Add((patient.Index, staff.Department.Index));
            Sit(staff, when, label, (10, 90), Reads(patient, chance.Between(1, 3)));
        }

        return true;
    }

    private bool Terminated()
    {
        if (options.Days < 4 || Culprit(s => true) is not { } staff) return false;
        staff.LeftDay = chance.Between(-20, options.Days - 4);
        var after = Math.Max(0, staff.LeftDay.Value + 1);
        var day = chance.Between(after, Math.Min(options.Days - 1, after + 9));
        var patients = Some(3, p => p.Need > 0);
        Plant(staff, day, "terminated-account", patients, (20, 200), [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))], offDutyAt: chance.Between(9 * 3600, 21 * 3600));
        return true;
    }

    private bool OnLeave()
    {
        if (Culprit(s => true) is not { } staff) return false;
        staff.OnLeave = true;
        var patients = Some(2, p => p.Need > 0);
        Plant(staff, chance.Next(options.Days), "on-leave", patients, (20, 200), [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))], offDutyAt: chance.Between(9 * 3600, 21 * 3600));
        return true;
    }

    private bool Dormant()
    {
        if (options.Days < 14 || Culprit(s => s.Work is Work.Nurse or Work.Clerk or Work.Assistant && s.Hired < calendar.Date(-400)) is not { } staff) return false;
        staff.Dormant = true;
        var patients = Some(4, p => p.Need > 0);
        Plant(staff, chance.Between(options.Days - 5, options.Days - 1), "dormant-account", patients, (20, 300), [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))], offDutyAt: chance.Between(8 * 3600, 22 * 3600));
        return true;
    }

    private bool VolumeSpike()
    {
        if (options.Days < 10 || Culprit(s => s.Work is Work.Nurse && s.Department.Inpatient) is not { } staff || DayOf(staff, options.Days / 2, options.Days - 1) is not { } day) return false;
        var patients = Some(38, p => p.Need > 0);
        Plant(staff, day, "volume-spike", patients, (200, 800), [.. patients.Select(p => new Deed(p, AccessAction.Read, chance.Pick([Thing.Chart, Thing.Note, Thing.FaceSheet])))]);
        return true;
    }

    private bool Fixation()
    {
        if (options.Days < 12 || Culprit(s => true) is not { } staff || Anyone(p => p.Need is > 0 and < 9) is not { } patient) return false;
        var days = Enumerable.Range(0, options.Days).Where(d => roster.Of(staff, d) is not null).ToArray();
        if (days.Length < 6) return false;
        chance.Shuffle(days);
        var label = Next("fixation");
        Keep(staff, [patient]);
        foreach (var day in days.Take(7)) Sit(staff, day, label, (10, 90), Reads(patient, chance.Between(1, 2)));
        return true;
    }

    private bool Enumeration()
    {
        if (Culprit(s => s.Work is Work.Clerk or Work.Aide) is not { } staff || DayOf(staff) is not { } day) return false;
        var first = chance.Next(population.ByNumber.Length - 20);
        var run = population.ByNumber[first..(first + 16)];
        Plant(staff, day, "enumeration", run, (18, 26), [.. run.Select(p => new Deed(p, AccessAction.Read, Thing.FaceSheet))]);
        return true;
    }

    private bool LowAndSlow()
    {
        if (options.Days < 14 || Culprit(s => s.Work is Work.Clerk or Work.Assistant or Work.Aide) is not { } staff) return false;
        var days = Enumerable.Range(0, options.Days).Where(d => roster.Of(staff, d) is not null).ToArray();
        if (days.Length < 7) return false;
        chance.Shuffle(days);
        var label = Next("low-and-slow");
        foreach (var day in days.Take(9))
        {
            var patients = Some(2, p => p.Need == 0);
            Keep(staff, patients);
            foreach (var patient in patients) Sit(staff, day, label, (20, 200), [new(patient, AccessAction.Read, Thing.FaceSheet)]);
        }

        return true;
    }

    private bool BulkExport()
    {
        if (Culprit(s => s.Work is Work.Clerk or Work.Nurse or Work.Assistant) is not { } staff || DayOf(staff) is not { } day) return false;
        var patients = Some(12, p => p.Need > 0);
        Plant(staff, day, "bulk-export", patients, (30, 200), [.. patients.Select(p => new Deed(p, chance.Happens(0.5) ? AccessAction.Print : AccessAction.Export, Thing.Document))]);
        return true;
    }

    private bool FailedLogins()
    {
        if (Culprit(s => true) is not { } staff) return false;
        var label = Next("failed-logins");
        Add(new Sitting(chance.Next(options.Days), staff, label, [.. Enumerable.Repeat(new Deed(null, AccessAction.Login, Thing.None, AccessOutcome.Failure), 12)], (4, 40), chance.Between(0, 86000), Foreign: true));
        return true;
    }

    private bool Takeover()
    {
        if (Culprit(s => s.Shift is Shift.Weekday or Shift.Day12) is not { } staff) return false;
        var patients = Some(5, p => p.Need > 0);
        Keep(staff, patients);
        var failure = new Deed(null, AccessAction.Login, Thing.None, AccessOutcome.Failure);
        Add(new Sitting(chance.Next(options.Days), staff, Next("takeover"),
            [.. Enumerable.Repeat(failure, 7), new(null, AccessAction.Login, Thing.None, AccessOutcome.Success), .. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))],
            (5, 60), chance.Between(3600, 4 * 3600), Foreign: true));
        return true;
    }

    private bool SharedAccount()
    {
        if (Culprit(s => s.Department.Inpatient) is not { } staff || DayOf(staff) is not { } day || roster.Of(staff, day) is not { } shift) return false;
        var elsewhere = chance.Pick(hospital.All((staff.Department.FacilityIndex + 1) % hospital.Facilities, d => d.Unit == Unit.Clinic).ToArray());
        var patients = Some(5, p => p.Need > 0);
        Keep(staff, patients);
        Add(new Sitting(day, staff, Next("shared-account"), [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))], (30, 240),
            (int)((shift.Start + shift.End) / 2 - calendar.Start(day)) % 80000, Elsewhere: elsewhere));
        return true;
    }

    private bool NameFishing()
    {
        if (Culprit(s => true) is not { } staff || DayOf(staff) is not { } day || Anyone(p => p.Need > 0 && p.AgeOn(options.Until) is > 18 and < 45) is not { } patient) return false;
        Plant(staff, day, "name-fishing", [patient], (8, 40),
            [.. Enumerable.Repeat(new Deed(null, AccessAction.Query, Thing.PatientSearch), 6), new(patient, AccessAction.Read, Thing.FaceSheet), new(patient, AccessAction.Read, Thing.Chart)]);
        return true;
    }

    /// <summary>One person looks at one patient to whom something ties them, now and perhaps once more.</summary>
    private bool Look(string scenario, Func<Staff, bool> who, Func<Staff, IEnumerable<Patient?>> whom, bool own = false, bool dead = false)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            if (Culprit(who, reserve: false) is not { } staff || DayOf(staff) is not { } day) continue;
            var patients = whom(staff).Where(p => p is not null && !usedPatients.Contains(p.Index) && (own || p.Index != staff.OwnPatient) && (dead || p.DeathDay is null)).ToArray();
            if (patients.Length == 0) continue;
            // Curiosity follows illness: whoever has been in hospital lately comes first.
            var lately = patients.Where(p => p!.Need > 0).ToArray();
            var patient = chance.Pick(lately.Length > 0 ? lately : patients)!;
            usedStaff.Add(staff.Index);
            staff.Stays = true;
            var label = Next(scenario);
            Keep(staff, [patient]);
            Sit(staff, day, label, (8, 90), Reads(patient, chance.Between(2, 4)));
            if (chance.Happens(0.3) && DayOf(staff) is { } again) Sit(staff, again, label, (8, 90), Reads(patient, 1));
            return true;
        }

        return false;
    }

    private IReadOnlyList<Deed> Reads(Patient patient, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Deed(patient, AccessAction.Read, i == 0 ? Thing.Chart : chance.Pick([Thing.Note, Thing.LabResult, Thing.FaceSheet, Thing.ProblemList, Thing.Imaging])))];

    private void Plant(Staff staff, int day, string scenario, IReadOnlyList<Patient> patients, (int, int) gap, IReadOnlyList<Deed> deeds, int? offDutyAt = null)
    {
        Keep(staff, patients);
        Sit(staff, day, Next(scenario), gap, deeds, offDutyAt);
    }

    private void Keep(Staff staff, IEnumerable<Patient> patients)
    {
        foreach (var patient in patients)
        {
            apart.Add((patient.Index, staff.Department.Index));
            usedPatients.Add(patient.Index);
        }
    }

    private void Sit(Staff staff, int? day, Label label, (int, int) gap, IReadOnlyList<Deed> deeds, int? offDutyAt = null)
    {
        if (day is { } known) Add(new Sitting(known, staff, label, deeds, gap, offDutyAt));
    }

    private void Add(Sitting sitting)
    {
        if (!sittings.TryGetValue(sitting.Day, out var list)) sittings[sitting.Day] = list = [];
        list.Add(sitting);
    }

    private Label Next(string scenario) => new("incident", scenario, $"I{++incidents:000}");

    private static bool Settled(Staff staff) => staff.LeftDay is null && !staff.OnLeave && !staff.Dormant && staff.Before is null;

    /// <summary>Someone who works with patients of their own unit only, and is in no other incident.</summary>
    private Staff? Culprit(Func<Staff, bool> which, bool reserve = true)
    {
        var fitting = population.Staff.Where(s =>
            Settled(s) && s.Department.Clinical && s.Department.Unit is not (Unit.Hospitalists or Unit.Emergency)
            && s.Work is not (Work.Resident or Work.Physician) && !usedStaff.Contains(s.Index) && which(s)).ToArray();
        if (fitting.Length == 0) return null;
        var staff = chance.Pick(fitting);
        if (reserve)
        {
            usedStaff.Add(staff.Index);
            staff.Stays = true;
        }

        return staff;
    }

    private int? DayOf(Staff staff, int from = 0, int? to = null)
    {
        var last = to ?? options.Days - 1;
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var day = chance.Between(from, last);
            if (roster.Of(staff, day) is not null) return day;
        }

        return null;
    }

    private Patient? Anyone(Func<Patient, bool> which)
    {
        for (var attempt = 0; attempt < 4000; attempt++)
        {
            var patient = chance.Pick(population.Patients);
            if (!usedPatients.Contains(patient.Index) && which(patient)) return patient;
        }

        return null;
    }

    private Patient[] Some(int count, Func<Patient, bool> which)
    {
        var chosen = new HashSet<Patient>();
        for (var attempt = 0; attempt < 20 * count && chosen.Count < count; attempt++)
        {
            if (Anyone(p => p.DeathDay is null && p.Employee < 0 && !p.Vip && !p.Programme && which(p)) is { } patient) chosen.Add(patient);
        }

        return [.. chosen];
    }
}
