namespace ComplianceDesk.Cli.Seed;

/// <summary>All visits, stays, bookings and responsibilities from three months before the first access to the last day.</summary>
internal sealed class CarePlan
{
    private readonly SeedOptions options;
    private readonly Hospital hospital;
    private readonly Population population;
    private readonly Roster roster;
    private readonly Calendar calendar;
    private readonly Chance chance;
    private readonly Func<Patient, Department, bool> forbidden;
    private readonly long[] busyUntil;
    private readonly int[][] needy;
    private readonly int[] census;

    /// <param name="options">The hospital's size and time.</param>
    /// <param name="hospital">Its departments.</param>
    /// <param name="population">Its people.</param>
    /// <param name="roster">Who works when.</param>
    /// <param name="calendar">Days and instants.</param>
    /// <param name="ids">How ids are written.</param>
    /// <param name="chance">Dice.</param>
    /// <param name="forbidden">Pairs of patient and department that must never meet: a planted access must not become care by accident.</param>
    /// <param name="arranged">Stays that must happen.</param>
    public CarePlan(
        SeedOptions options, Hospital hospital, Population population, Roster roster, Calendar calendar, IdBook ids, Chance chance,
        Func<Patient, Department, bool> forbidden, IEnumerable<(Patient Patient, int Day, Department Unit)> arranged)
    {
        (this.options, this.hospital, this.population, this.roster) = (options, hospital, population, roster);
        (this.calendar, this.chance, this.forbidden) = (calendar, chance, forbidden);
        busyUntil = new long[population.Patients.Count];
        census = new int[hospital.Departments.Count];
        needy = [.. Enumerable.Range(0, hospital.Facilities).Select(f =>
            population.Patients.Where(p => p.Facility == f).SelectMany(p => Enumerable.Repeat(p.Index, p.Need)).ToArray())];
        var fixedStays = arranged.ToLookup(a => a.Day);
        foreach (var stay in arranged) busyUntil[stay.Patient.Index] = long.MaxValue;
        for (var day = -SeedOptions.History; day < options.Days; day++)
        {
            foreach (var (patient, _, unit) in fixedStays[day])
            {
                busyUntil[patient.Index] = 0;
                Admit(patient, unit, day, calendar.Start(day) + chance.Between(6, 9) * 3600 + chance.Next(3600));
            }

            for (var f = 0; f < hospital.Facilities; f++)
            {
                Stays(f, day);
                EmergencyVisits(f, day);
            }
        }

        for (var day = -SeedOptions.History; day < options.Days + SeedOptions.Horizon; day++) ClinicVisits(day);
        Programme();
        foreach (var patient in population.Patients.Where(p => p.PrimaryCare is not null))
        {
            if (!forbidden(patient, patient.PrimaryCare!.Department)) CareTeam.Add(new(patient, patient.PrimaryCare!, "primary-care", null, null));
        }

        Encounters.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Patient.Index.CompareTo(b.Patient.Index));
        var number = 7_000_000 + chance.Next(1_000_000);
        foreach (var encounter in Encounters) encounter.Id = ids.Encounter((number += chance.Between(1, 3)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Appointments.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Patient.Index.CompareTo(b.Patient.Index));
        number = 2_000_000 + chance.Next(1_000_000);
        foreach (var appointment in Appointments) appointment.Id = $"A{number += chance.Between(1, 3)}";
        Chores = new ChorePlan(options, calendar, chance);
        foreach (var encounter in Encounters) Chores.Plan(encounter);
        foreach (var appointment in Appointments) Chores.Plan(appointment);
    }

    public List<Encounter> Encounters { get; } = [];
    public List<Appointment> Appointments { get; } = [];
    public List<CareTeamMember> CareTeam { get; } = [];

    /// <summary>Work on records of other days.</summary>
    public ChorePlan Chores { get; }

    private Patient? Choose(int facility, int day, Func<Patient, bool>? suits = null)
    {
        if (needy[facility].Length == 0) return null;
        for (var attempt = 0; attempt < 30; attempt++)
        {
            var patient = population.Patients[chance.Pick(needy[facility])];
            if (busyUntil[patient.Index] > calendar.Start(day) || patient.DeathDay <= day) continue;
            if (suits is null || suits(patient)) return patient;
        }

        return null;
    }

    private void Stays(int facility, int day)
    {
        var people = (double)options.Patients / hospital.Facilities;
        var wards = hospital.All(facility, d => d.Inpatient).ToArray();
        for (var n = chance.Around(people * 0.0066); n > 0; n--)
        {
            if (Choose(facility, day) is not { } patient) continue;
            var unit = UnitFor(patient, wards, calendar.Date(day));
            // As many beds as the unit's nurses can care for.
            if (forbidden(patient, unit) || census[unit.Index] >= Math.Max(3, unit.Staff.Count(s => s.Work == Work.Nurse) * 9 / 10)) continue;
            var at = calendar.Start(day) + chance.Between(7 * 60, 23 * 60) * 60 + chance.Next(60);
            var emergency = hospital.The(facility, Unit.Emergency);
            if (unit.Unit is not (Unit.Maternity or Unit.Psychiatry) && chance.Happens(0.55) && !forbidden(patient, emergency))
            {
                Add(patient, emergency, VisitClass.Emergency, Doctor(emergency, at), at, at + chance.Between(2 * 60, 7 * 60) * 60, "admitted");
                at += 7 * 3600 + chance.Next(3600);
                if (options.Convention.TransferShare > 0 && chance.Happens(options.Convention.TransferShare) && Elsewhere(unit) is { } other && !forbidden(patient, other)) unit = other;
            }

            Admit(patient, unit, day, at);
        }

        foreach (var ward in wards) census[ward.Index] = Math.Max(0, census[ward.Index] - chance.Around(census[ward.Index] / 4.0));
    }

    /// <summary>The same kind of unit in another hospital of the system.</summary>
    private Department? Elsewhere(Department unit)
    {
        var others = hospital.Departments.Where(d => d.Code == unit.Code && d != unit).ToArray();
        return others.Length == 0 ? null : chance.Pick(others);
    }

    private static Department UnitFor(Patient patient, Department[] wards, DateOnly date, Chance chance)
    {
        var age = patient.AgeOn(date);
        var unit = age < 17 ? Unit.Paediatric
            : patient.Female && age is >= 19 and <= 42 && chance.Happens(0.5) ? Unit.Maternity
            : chance.Happens(0.08) ? Unit.Psychiatry
            : chance.Happens(0.16) ? Unit.Icu
            : Unit.Ward;
        var fitting = wards.Where(w => w.Unit == unit).ToArray();
        return chance.Pick(fitting);
    }

    private Department UnitFor(Patient patient, Department[] wards, DateOnly date) => UnitFor(patient, wards, date, chance);

    private void Admit(Patient patient, Department unit, int day, long at)
    {
        var nights = unit.Unit switch { Unit.Maternity => chance.Between(2, 3), Unit.Psychiatry => chance.Between(3, 11), _ => 1 + Math.Min(chance.Next(7), chance.Next(12)) };
        var end = calendar.Start(day + nights) + chance.Between(10 * 60, 17 * 60) * 60 + chance.Next(60);
        var observation = nights == 1 && unit.Unit == Unit.Ward && chance.Happens(0.5);
        Department? moved = null;
        long movedAt = 0;
        if (nights > 2 && unit.Unit is Unit.Icu or Unit.Ward && chance.Happens(unit.Unit == Unit.Icu ? 0.6 : 0.08))
        {
            var others = hospital.All(unit.FacilityIndex, d => d.Unit == (unit.Unit == Unit.Icu ? Unit.Ward : Unit.Icu)).ToArray();
            moved = chance.Pick(others);
            if (forbidden(patient, moved)) moved = null;
            movedAt = calendar.Start(day + chance.Between(1, nights - 1)) + chance.Between(9 * 60, 20 * 60) * 60;
        }

        Staff? consultant = null;
        if (unit.Unit is Unit.Ward or Unit.Icu && chance.Happens(0.25))
        {
            var specialists = hospital.All(unit.FacilityIndex, d => d.Unit == Unit.Clinic).SelectMany(d => d.Staff)
                .Where(s => s.Work == Work.Physician && s.LeftDay is null && !s.OnLeave).ToArray();
            consultant = specialists.Length == 0 ? null : chance.Pick(specialists);
            if (consultant is not null && forbidden(patient, consultant.Department)) consultant = null;
        }

        var dies = patient.AgeOn(calendar.Date(day)) > 55 && !patient.Vip && patient.Employee < 0 && chance.Happens(0.03);
        var disposition = dies ? "expired" : chance.Next(20) switch { < 13 => "home", < 16 => "home-health", < 18 => "skilled-nursing", 18 => "rehabilitation", _ => "left-against-advice" };
        var encounter = Add(patient, unit, observation ? VisitClass.Observation : VisitClass.Inpatient, Doctor(unit, at), at, end, disposition, moved, movedAt, consultant);
        census[unit.Index]++;
        if (dies)
        {
            patient.DeathDay = day + nights;
            busyUntil[patient.Index] = long.MaxValue;
        }

        if (encounter.Attending is not null) CareTeam.Add(new(patient, encounter.Attending, "attending", day, day + nights));
        // One consult in five never reaches the care team list.
        if (consultant is not null && !chance.Happens(0.2)) CareTeam.Add(new(patient, consultant, "consulting", day, day + nights));
    }

    private Staff? Doctor(Department unit, long at)
    {
        var from = unit.Unit == Unit.Ward || unit.Staff.All(s => s.Work != Work.Physician)
            ? unit.Unit == Unit.Maternity ? hospital.All(unit.FacilityIndex, d => d.Code.StartsWith("OBG", StringComparison.Ordinal)).First() : hospital.The(unit.FacilityIndex, Unit.Hospitalists)
            : unit;
        var day = calendar.DayOf(at);
        var there = roster.At(from, day).Where(w => w.Staff.Work == Work.Physician).Select(w => w.Staff).ToArray();
        if (there.Length == 0) there = [.. from.Staff.Where(s => s.Work == Work.Physician && s.LeftDay is null && !s.OnLeave && !s.Dormant)];
        return there.Length == 0 ? null : chance.Pick(there);
    }

    private void EmergencyVisits(int facility, int day)
    {
        var emergency = hospital.The(facility, Unit.Emergency);
        for (var n = chance.Around((double)options.Patients / hospital.Facilities * 0.006); n > 0; n--)
        {
            if (Choose(facility, day) is not { } patient || forbidden(patient, emergency)) continue;
            var at = calendar.Start(day) + (chance.Happens(0.75) ? chance.Between(9 * 60, 23 * 60) : chance.Between(0, 9 * 60)) * 60 + chance.Next(60);
            var leaves = chance.Happens(0.03) ? "left-without-being-seen" : "home";
            Add(patient, emergency, VisitClass.Emergency, Doctor(emergency, at), at, at + chance.Between(60, 400) * 60, leaves, breakGlass: patient.Programme || patient.Vip || chance.Happens(0.012));
        }
    }

    private void ClinicVisits(int day)
    {
        if (calendar.Weekend(day)) return;
        foreach (var group in roster.Starting(day).Where(w => w.At.Unit == Unit.Clinic && w.Staff.Work == Work.Physician).GroupBy(w => w.At))
        {
            var facility = group.Key.FacilityIndex;
            var general = group.Key.Code.StartsWith("FMC", StringComparison.Ordinal) || group.Key.Code.StartsWith("IMC", StringComparison.Ordinal);
            var doctors = group.ToArray();
            var demand = (double)options.Patients / hospital.Facilities * (general ? 0.0028 : 0.0011);
            for (var n = Math.Min(chance.Around(demand), doctors.Length * 13); n > 0; n--)
            {
                var patient = Choose(facility, day, p => general ? p.PrimaryCare?.Department == group.Key : p.Specialty == group.Key && (!group.Key.Code.StartsWith("OBG", StringComparison.Ordinal) || p.Female));
                if (patient is null || forbidden(patient, group.Key)) continue;
                var doctor = general && doctors.FirstOrDefault(d => d.Staff == patient.PrimaryCare) is { } own ? own : chance.Pick(doctors);
                Visit(patient, group.Key, doctor.Staff, day, chance.Happens(0.12) ? VisitClass.Virtual : VisitClass.Outpatient);
            }
        }
    }

    private void Programme()
    {
        foreach (var patient in population.Patients.Where(p => p.Programme && p.Need > 0))
        {
            var unit = hospital.The(patient.Facility, Unit.Programme);
            if (forbidden(patient, unit)) continue;
            var weekday = chance.Next(7);
            for (var day = -SeedOptions.History + weekday; day < options.Days + SeedOptions.Horizon; day += 7)
            {
                if (calendar.Weekend(day) || patient.DeathDay <= day) continue;
                var there = roster.At(unit, day).Where(w => w.Staff.Work is Work.Counsellor or Work.Physician).ToArray();
                if (there.Length > 0 && chance.Happens(0.8)) Visit(patient, unit, chance.Pick(there).Staff, day, VisitClass.Outpatient);
            }
        }
    }

    private void Visit(Patient patient, Department unit, Staff practitioner, int day, VisitClass kind)
    {
        var start = calendar.Start(day) + chance.Between(17, 32) * 1800;
        var appointment = new Appointment
        {
            Patient = patient, Department = unit, Practitioner = practitioner, Start = start, End = start + 1800, BookedDay = day - chance.Between(1, 28),
        };
        Appointments.Add(appointment);
        if (day < options.Days && !chance.Happens(0.08))
        {
            var late = chance.Between(-5, 20) * 60 + chance.Next(60);
            Add(patient, unit, kind, practitioner, start + late, start + late + chance.Between(15, 50) * 60, kind == VisitClass.Virtual ? "" : "home", booked: appointment);
        }
    }

    private Encounter Add(
        Patient patient, Department unit, VisitClass kind, Staff? attending, long start, long end, string disposition,
        Department? moved = null, long movedAt = 0, Staff? consultant = null, Appointment? booked = null, bool breakGlass = false)
    {
        var encounter = new Encounter
        {
            Patient = patient, Department = unit, Class = kind, Attending = attending, Start = start, End = end, Disposition = disposition,
            MovedTo = moved, MovedAt = movedAt, Consultant = consultant, Booked = booked, Override = breakGlass,
        };
        Encounters.Add(encounter);
        busyUntil[patient.Index] = Math.Max(busyUntil[patient.Index], end + 3600);
        return encounter;
    }
}
