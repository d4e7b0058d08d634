namespace ComplianceDesk.Cli.Seed;

/// <summary>Households, the patients among them, and the workforce, many of whom are patients or kin of patients.</summary>
internal sealed class Population
{
    private readonly Chance chance;
    private readonly Convention convention;
    private readonly PersonMaker people;
    private readonly Town town;
    private readonly Hospital hospital;
    private readonly DateOnly today;
    private readonly List<(int First, int Count)> households = [];

    public Population(SeedOptions options, Hospital hospital, IdBook ids, Chance chance)
    {
        convention = options.Convention;
        this.chance = chance;
        this.hospital = hospital;
        today = options.Until;
        town = new Town(options.Patients);
        people = new PersonMaker(convention, chance, today);
        var twice = options.Patients / 200;
        while (Patients.Count < options.Patients - twice) AddHousehold(options.Patients - twice);
        for (var n = Patients.Count; twice > 0; twice--) AddSecondRecord(Patients[chance.Next(n)]);
        AddStaff(options);
        AssignCare();
        AddRelations();
        AssignNumbers(ids);
    }

    public List<Patient> Patients { get; } = [];
    public List<Staff> Staff { get; } = [];
    public List<Relation> Relations { get; } = [];
    /// <summary>(staff, patient) pairs where the patient's record names this member of staff.</summary>
    public HashSet<(int Staff, int Patient)> Named { get; } = [];
    /// <summary>Patients in the order of their record numbers.</summary>
    public Patient[] ByNumber { get; private set; } = [];
    /// <summary>The highest record number given out.</summary>
    public int LastNumber { get; private set; }

    /// <summary>The patients of a household; none for people who live where no patient lives.</summary>
    public IEnumerable<Patient> Members(int household) =>
        household < 0 ? [] : Enumerable.Range(households[household].First, households[household].Count).Select(i => Patients[i]);

    private void AddHousehold(int most)
    {
        var size = chance.Next(100) switch { < 28 => 1, < 58 => 2, < 73 => 3, < 88 => 4, < 96 => 5, _ => 6 };
        size = Math.Min(size, most - Patients.Count);
        var household = households.Count;
        var first = Patients.Count;
        // Relatives of an earlier household: the same surname, another home.
        var elder = household > 20 && chance.Happens(0.12) ? Patients[households[chance.Next(household)].First] : null;
        var (surname, origin) = people.Surname(out var rare);
        if (elder is not null) (surname, origin, rare) = (elder.Family, elder.Origin, elder.RareSurname);
        var home = town.Home(chance, household > 20 && chance.Happens(0.25) ? Patients[households[chance.Next(household)].First].Home : null);
        var phone = people.Phone();
        var facility = chance.Next(hospital.Facilities);
        var headAge = chance.Between(24, 84);
        for (var i = 0; i < size; i++)
        {
            var spouse = i == 1 && size > 1;
            var age = i == 0 ? headAge : spouse ? Math.Clamp(headAge + chance.Between(-6, 6), 21, 95) : Math.Max(0, headAge - chance.Between(20, 40));
            var ownName = spouse && chance.Happens(0.25);
            var (family, from, isRare) = (surname, origin, rare);
            if (ownName) (family, from) = people.Surname(out isRare);
            if (!ownName && spouse && chance.Happens(0.06))
            {
                family = $"{people.Surname(out _).Surname}-{surname}";
                isRare = true;
            }

            AddPatient(people.New(family, from, isRare, age, household, home, phone, i < 2 ? (i == 0) == chance.Happens(0.5) : chance.Happens(0.5)), facility, people.Ssn());
        }

        households.Add((first, size));
    }

    /// <summary>The same person registered once more, by somebody who did not find the first record.</summary>
    private void AddSecondRecord(Patient known)
    {
        var family = chance.Next(4) switch
        {
            0 => people.Misspelt(known.Family),
            1 when known.Female => people.Surname(out _).Surname,
            _ => known.Family,
        };
        var birth = known.Birth.Day <= 12 && chance.Happens(0.12) ? new DateOnly(known.Birth.Year, known.Birth.Day, known.Birth.Month) : known.Birth;
        AddPatient(
            new Person
            {
                Given = chance.Happens(0.2) ? people.Misspelt(known.Given) : known.Given,
                Middle = chance.Happens(0.5) ? known.Middle : known.Middle?[..1],
                Family = family,
                Origin = known.Origin,
                RareSurname = known.RareSurname,
                Female = known.Female,
                Birth = birth,
                Household = known.Household,
                Home = chance.Happens(0.6) ? known.Home : town.Home(chance),
                Phone = chance.Happens(0.6) ? known.Phone : people.Phone(),
            },
            known.Facility, known.Ssn is not null && chance.Happens(0.7) ? known.Ssn : null, second: true);
    }

    private void AddPatient(Person person, int facility, string? ssn, bool second = false)
    {
        var patient = new Patient
        {
            Index = Patients.Count,
            Given = person.Given,
            Middle = person.Middle,
            Family = person.Family,
            Origin = person.Origin,
            RareSurname = person.RareSurname,
            Female = person.Female,
            Birth = person.Birth,
            Household = person.Household,
            Home = person.Home,
            Phone = person.Phone,
            Facility = facility,
            Ssn = ssn,
            Registered = today.AddDays(-SeedOptions.History - 120 - chance.Next(3650)).ToDateTime(new TimeOnly(chance.Between(6, 21), chance.Next(60), chance.Next(60))),
            Need = second ? 0 : chance.Next(100) switch { < 34 => 0, < 76 => 1, < 94 => 3, _ => 9 },
            Vip = !second && chance.Happens(0.0015),
        };
        var age = patient.AgeOn(today);
        if (!second && age > 18 && chance.Happens(0.006)) patient.Programme = true;
        if (!second && chance.Happens(age > 70 ? 0.09 : age > 50 ? 0.02 : 0.003))
        {
            patient.DeathDay = -SeedOptions.History - chance.Between(5, 900);
            patient.Need = 0;
        }

        Patients.Add(patient);
    }

    private void AddStaff(SeedOptions options)
    {
        var candidates = Patients.Where(p => Members(p.Household).Contains(p) && p.DeathDay is null && !p.Vip && !p.Programme && p.AgeOn(today) is >= 23 and <= 64).ToList();
        chance.Shuffle(candidates);
        var next = 0;
        Department? of = null;
        var inDepartment = 0;
        foreach (var (department, work) in hospital.Posts(options.Staff))
        {
            inDepartment = of == department ? inDepartment + 1 : 0;
            of = department;
            Person person;
            var own = -1;
            if (next < candidates.Count && next < Patients.Count / 8 && chance.Happens(0.42))
            {
                var patient = candidates[next++];
                person = patient;
                own = patient.Index;
                patient.Employee = Staff.Count;
            }
            else
            {
                var age = chance.Between(23, 64);
                var (surname, origin) = people.Surname(out var rare);
                if (next < candidates.Count && chance.Happens(0.35))
                {
                    // Lives with patients, has no record here.
                    var kin = candidates[next++];
                    if (chance.Happens(0.75)) (surname, origin, rare) = (kin.Family, kin.Origin, kin.RareSurname);
                    person = people.New(surname, origin, rare, age, kin.Household, kin.Home, kin.Phone, !kin.Female);
                }
                else
                {
                    person = people.New(surname, origin, rare, age, -1, town.Home(chance), people.Phone(), chance.Happens(0.7));
                }
            }

            var staff = new Staff
            {
                Index = Staff.Count,
                Person = person,
                Department = department,
                Work = work,
                OwnPatient = own,
                Shift = Shifts.Of(department.Unit, work, inDepartment),
                Offset = inDepartment + chance.Next(2),
                Hired = today.AddDays(-chance.Between(200, 7000)),
            };
            if (chance.Happens(0.12)) staff.VacationFrom = chance.Between(0, Math.Max(0, options.Days - 3));
            Staff.Add(staff);
            department.Staff.Add(staff);
        }

        if (options.Benchmark) AddInterfaceAccount();
        var administrator = hospital.The(0, Unit.Administration).Staff[0];
        foreach (var staff in Staff)
        {
            var head = staff.Department.Staff[0];
            staff.Manager = staff == administrator ? null : staff == head ? administrator : head;
            if (staff == head || staff.Work == Work.Interface) continue;
            // A few people left before or during these days, are on leave, or moved from one unit to another.
            if (chance.Happens(0.025)) staff.LeftDay = chance.Between(-40, options.Days - 1);
            else if (chance.Happens(0.012)) staff.OnLeave = true;
            else if (options.Benchmark && staff.Work != Work.Interface && options.Days > 10 && chance.Happens(0.02))
            {
                staff.CameDay = chance.Between(3, options.Days - 4);
                staff.Hired = options.Until.AddDays(1 - options.Days + staff.CameDay.Value);
            }
            else if (chance.Happens(0.012) && staff.Work == Work.Nurse && staff.Department.Inpatient && options.Days > 4)
            {
                var wards = hospital.All(staff.Department.FacilityIndex, d => d.Inpatient && d != staff.Department).ToList();
                staff.Before = chance.Pick(wards);
                staff.ChangedDay = chance.Between(2, options.Days - 2);
            }
        }
    }

    private void AddInterfaceAccount()
    {
        var department = hospital.The(0, Unit.Technology);
        var account = new Staff
        {
            Index = Staff.Count, Person = people.New("Interface", Origin.English, false, 40, -1, town.Home(chance), people.Phone(), true), Department = department, Work = Work.Interface,
            Shift = Shift.Weekday, Offset = 0, Hired = today.AddDays(-2000),
        };
        Staff.Add(account);
        department.Staff.Add(account);
    }

    private void AssignCare()
    {
        var doctors = Enumerable.Range(0, hospital.Facilities)
            .Select(f => hospital.All(f, d => d.Code.StartsWith("FMC", StringComparison.Ordinal) || d.Code.StartsWith("IMC", StringComparison.Ordinal))
                .SelectMany(d => d.Staff).Where(s => s.Work == Work.Physician).ToArray())
            .ToArray();
        var clinics = Enumerable.Range(0, hospital.Facilities)
            .Select(f => hospital.All(f, d => d.Unit == Unit.Clinic && !d.Code.StartsWith("FMC", StringComparison.Ordinal) && !d.Code.StartsWith("IMC", StringComparison.Ordinal)).ToArray())
            .ToArray();
        foreach (var patient in Patients)
        {
            if (chance.Happens(0.7)) patient.PrimaryCare = chance.Pick(doctors[patient.Facility]);
            patient.Specialty = chance.Pick(clinics[patient.Facility]);
        }
    }

    private void AddRelations()
    {
        var staffAt = Staff.Where(s => s.Person.Household >= 0).ToLookup(s => s.Person.Household);
        foreach (var patient in Patients)
        {
            if (!chance.Happens(convention.RelationShare)) continue;
            var (first, count) = households[patient.Household];
            Person named;
            var homeStaff = staffAt[patient.Household].FirstOrDefault(s => s.OwnPatient != patient.Index);
            if (count > 1 && chance.Happens(0.8))
            {
                var other = Patients[first + chance.Next(count)];
                named = other.Index == patient.Index ? Patients[first + (other.Index - first + 1) % count] : other;
                if (homeStaff is not null && chance.Happens(0.5)) named = homeStaff.Person;
            }
            else if (chance.Happens(0.04))
            {
                // A grown child, a sister or a friend who happens to work here and lives elsewhere.
                named = chance.Pick(Staff).Person;
            }
            else
            {
                var (surname, origin) = people.Surname(out var rare);
                if (chance.Happens(0.5)) (surname, origin, rare) = (patient.Family, patient.Origin, patient.RareSurname);
                named = people.New(surname, origin, rare, chance.Between(22, 80), -1, town.Home(chance), people.Phone(), chance.Happens(0.55));
            }

            if (ReferenceEquals(named, patient)) continue;
            Relations.Add(new Relation(patient, chance.Next(10) switch { < 6 => "emergency-contact", < 9 => "next-of-kin", _ => "guarantor" }, named));
        }

        var staffOf = Staff.ToDictionary(s => s.Person, s => s.Index);
        foreach (var relation in Relations)
        {
            if (staffOf.TryGetValue(relation.Named, out var staff)) Named.Add((staff, relation.Patient.Index));
        }
    }

    private void AssignNumbers(IdBook ids)
    {
        // Record numbers rise with the day of registration; account numbers follow no order at all.
        ByNumber = [.. Patients.OrderBy(p => p.Registered).ThenBy(p => p.Index)];
        var number = chance.Between(200_000, 400_000);
        foreach (var patient in ByNumber) patient.Mrn = ids.Patient((number += chance.Happens(0.85) ? 1 : chance.Between(2, 9)).ToString("00000000", System.Globalization.CultureInfo.InvariantCulture));
        LastNumber = number;
        var accounts = Enumerable.Range(0, Staff.Count * 3).ToArray();
        chance.Shuffle(accounts);
        foreach (var staff in Staff) staff.UserId = ids.User(staff, $"u{accounts[staff.Index] + 10_000}");
    }
}
