using System.Runtime.InteropServices;

namespace ComplianceDesk.Core.Access;

/// <summary>Collects the rows of the reference feeds and makes a <see cref="CareContext"/> of them. Row ids start at 1; days count from 1970-01-01.</summary>
public sealed class CareContextBuilder
{
    /// <summary>Days for which a stay counts that is over and of which no end is told. Nineteen in twenty stays in an acute hospital are shorter by far; one that nobody closed would explain every look to come.</summary>
    public const int StayDays = 30;

    private readonly PersonKeyTable keys = new();
    private readonly Dictionary<string, int> texts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> filled = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> reasons = [];
    private readonly HashSet<int> outsideAddresses = [];
    private readonly Dictionary<int, string?> departmentNames = [];
    private readonly Dictionary<int, string?> roles = [];
    private readonly RowsById<UserFacts> users = new();
    private readonly RowsById<PatientFacts> patients = new();
    private readonly RowsById<DepartmentFacts> departments = new();
    private readonly List<(bool Staff, int Id, string? Given, string? Family, string AddressLine, string? City, string? Phone)> withoutPostalCode = [];
    private readonly OwnedRows<CareSpan> encounters = new();
    private readonly OwnedRows<CareSpan> appointments = new();
    private readonly OwnedRows<CareTeamSpan> careTeam = new();
    private readonly OwnedRows<Relation> relations = new();
    private readonly List<(int Patient, HashSet<int> Names, long At)> granted = [];
    private readonly OwnedRows<RecordWork> work = new();
    private readonly OwnedRows<OfficeTask> tasks = new();
    private readonly OwnedRows<DiagnosisSpan> diagnoses = new();
    private readonly OwnedRows<Violation> violations = new();
    private readonly OwnedRows<SourceDay> sourceDays = new();
    private readonly OwnedRows<SystemSwitch> auditSwitches = new();
    private readonly OwnedRows<SystemSwitch> serviceSwitches = new();

    /// <summary>A row of the workforce feed, or a user that only other feeds name (<paramref name="listed"/> false).</summary>
    public void AddUser(int id, bool listed, string? given = null, string? family = null, string? role = null, int department = 0, string? status = null,
        int? hiredDay = null, int? terminatedDay = null, int ownPatient = 0, int manager = 0,
        string? addressLine = null, string? city = null, string? postalCode = null, string? phone = null)
    {
        roles[id] = role;
        users[id] = new UserFacts
        {
            Listed = listed,
            Keys = keys.Of(given, family, addressLine, city, postalCode, phone),
            Department = department,
            Role = Text(role),
            Manager = manager,
            OwnPatient = ownPatient,
            HiredDay = hiredDay,
            TerminatedDay = terminatedDay,
            Status = status?.ToUpperInvariant() switch
            {
                "ACTIVE" => AccountStatus.Active,
                "LEAVE" => AccountStatus.Leave,
                "TERMINATED" => AccountStatus.Terminated,
                _ => AccountStatus.Unknown,
            },
        };
        if (addressLine is not null && users[id].Keys is { Postal: 0, Street: not 0 })
        {
            withoutPostalCode.Add((true, id, given, family, addressLine, city, phone));
        }

        if (listed)
        {
            Fill("workforce");
            Fill("workforce.family_name", users[id].Keys.Surname != 0);
            Fill("workforce.address_line", users[id].Keys.Address != 0);
            Fill("workforce.phone", users[id].Keys.Phone != 0);
            Fill("workforce.department_id", department != 0);
            Fill("workforce.role", users[id].Role != 0);
            Fill("workforce.manager_user_id", manager != 0);
            Fill("workforce.terminated_on", terminatedDay is not null);
            Fill("workforce.status", status is not null);
            Fill("workforce.leave", users[id].Status == AccountStatus.Leave);
            Fill("workforce.terminated", users[id].Status == AccountStatus.Terminated);
            Fill("employee link", ownPatient != 0);
        }
    }

    /// <summary>A row of the patients feed, or a patient that only other feeds name (<paramref name="listed"/> false).</summary>
    public void AddPatient(int id, bool listed, string? given = null, string? family = null, string? addressLine = null, string? city = null, string? postalCode = null,
        string? phone = null, bool vip = false, string? restricted = null, int employee = 0, int? deathDay = null, string? recordNumber = null, long? registeredAt = null, int registeredBy = 0, int? birthDay = null)
    {
        patients[id] = new PatientFacts
        {
            Listed = listed,
            Keys = keys.Of(given, family, addressLine, city, postalCode, phone),
            Vip = vip,
            Restricted = !string.IsNullOrWhiteSpace(restricted),
            Employee = employee,
            DeathDay = deathDay,
            BirthDay = birthDay,
            Number = RecordNumbers.Digits(recordNumber),
            RegisteredAt = registeredAt,
            RegisteredBy = registeredBy,
        };
        if (addressLine is not null && patients[id].Keys is { Postal: 0, Street: not 0 })
        {
            withoutPostalCode.Add((false, id, given, family, addressLine, city, phone));
        }

        if (listed)
        {
            Fill("patients");
            Fill("patients.family_name", patients[id].Keys.Surname != 0);
            Fill("patients.address_line", patients[id].Keys.Address != 0);
            Fill("patients.phone", patients[id].Keys.Phone != 0);
            Fill("patients.vip", vip);
            Fill("patients.restricted", patients[id].Restricted);
            Fill("patients.death_date", deathDay is not null);
            Fill("patients.registered_at", registeredAt is not null);
            Fill("employee link", employee != 0);
        }
    }

    /// <summary>A row of the departments feed, or a department that only other feeds name.</summary>
    public void AddDepartment(int id, bool listed, string? name = null, string? facility = null, string? kind = null, bool servesAll = false)
    {
        departmentNames[id] = name;
        var words = DepartmentWords.Of(name, kind);
        departments[id] = new DepartmentFacts
        {
            Kind = words,
            Work = OfficeWords.Of(null, name, words),
            ServesAll = servesAll,
            Prepares = DepartmentWords.Prepares(name),
            Facility = Text(facility),
        };
        Fill("departments", listed);
        Fill("departments.facility_id", listed && departments[id].Facility != 0);
    }

    /// <summary>
    /// A visit or stay. One without an end is open when it is a stay (inpatient, observation), counts as <see cref="StayDays"/> days when the feed says none the less that the stay is over,
    /// and as one day otherwise.
    /// </summary>
    public void AddEncounter(int patient, int department, int attending, long startsAt, long? endsAt, bool stay = false, bool emergency = false, bool isOver = false)
    {
        var end = endsAt ?? (!stay ? startsAt + SiteCalendar.Day : isOver ? startsAt + (StayDays * SiteCalendar.Day) : long.MaxValue);
        encounters.Add(patient, new(department, attending, startsAt, Math.Max(startsAt, end), emergency ? CareKind.Emergency : CareKind.Visit));
    }

    /// <summary>A booked visit; one without an end counts as an hour.</summary>
    public void AddAppointment(int patient, int department, int practitioner, long startsAt, long? endsAt)
    {
        appointments.Add(patient, new(department, practitioner, startsAt, Math.Max(startsAt, endsAt ?? (startsAt + SiteCalendar.Hour)), CareKind.Booking));
    }

    /// <summary>A responsibility for a patient; without days it always holds.</summary>
    public void AddCareTeam(int patient, int user, int? fromDay, int? toDay, string? relationship = null)
    {
        careTeam.Add(patient, new(user, fromDay ?? int.MinValue, toDay ?? int.MaxValue, RelationshipWords.IsProxy(relationship), fromDay is not null && toDay is null && RelationshipWords.IsOfVisit(relationship)));
    }

    /// <summary>A document that a person wrote or signed, or a diagnosis that a person recorded.</summary>
    /// <param name="feed">The feed that says so.</param>
    /// <param name="patient">Whose record.</param>
    /// <param name="user">Whose work.</param>
    /// <param name="at">When, in milliseconds.</param>
    /// <param name="isActedOn">True for an order or another document that others act on or build upon.</param>
    public void AddWork(string feed, int patient, int user, long at, bool isActedOn = false)
    {
        work.Add(patient, new(user, at, isActedOn));
        Fill(feed);
    }

    /// <summary>Something on an office's list.</summary>
    /// <param name="feed">The feed that says so.</param>
    /// <param name="patient">About whose record.</param>
    /// <param name="offices">The offices whose list it is on.</param>
    /// <param name="fromAt">When it came, in milliseconds.</param>
    /// <param name="doneAt">When it was done; null while it is open.</param>
    /// <param name="kind">What was asked, of a request.</param>
    public void AddTask(string feed, int patient, OfficeWork offices, long fromAt, long? doneAt, RequestKind kind = RequestKind.None)
    {
        tasks.Add(patient, new(offices, fromAt, doneAt, kind));
        Fill(feed);
    }

    /// <summary>A diagnosis that was recorded.</summary>
    public void AddDiagnosis(int patient, string system, string code, long at)
    {
        var category = system.StartsWith("ICD-10", StringComparison.OrdinalIgnoreCase) && code.Length > 3 ? code[..3] : code;
        // What is learned of a category is kept, so its number must be the same in every run; 0 stands for any.
        diagnoses.Add(patient, new(1 + (int)(Quality.Matching.StableHash.Of(category.ToUpperInvariant()) % (int.MaxValue - 1)), at));
        Fill("diagnoses");
    }

    /// <summary>A person named in a patient's record.</summary>
    public void AddRelation(int patient, string? given, string? family, string? addressLine, string? postalCode, string? phone)
    {
        relations.Add(patient, new(keys.Of(given, family, addressLine, null, postalCode, phone)));
        Fill("relations");
    }

    /// <summary>Access to a patient's record that was asked for and granted.</summary>
    /// <param name="patient">Whose record.</param>
    /// <param name="recipient">Who may have it: given and family name, or the family name, a comma and the given name.</param>
    /// <param name="at">When it was granted, in milliseconds.</param>
    public void AddGrant(int patient, string recipient, long at)
    {
        var names = NameReadings.Of(recipient).Select(reading => keys.Of(reading.Given, reading.Family, null, null, null, null).FullName).Where(name => name != 0);
        granted.Add((patient, [.. names], at));
    }

    /// <summary>A text that was given as a reason for an access.</summary>
    public void AddReason(int term, string text) => reasons[term] = text;

    /// <summary>An address that accesses came from.</summary>
    public void AddAddress(int term, string text)
    {
        if (NetworkAddress.IsOutside(text))
        {
            outsideAddresses.Add(term);
        }
    }

    /// <summary>A finding that a person decided to be a violation.</summary>
    public void AddViolation(int user, int patient, long lastAt)
    {
        violations.Add(user, new(patient, lastAt));
    }

    /// <summary>How many events a source system sent on a day; days in order.</summary>
    public void AddSourceDay(int sourceSystem, int day, int events)
    {
        sourceDays.Add(sourceSystem, new(day, events));
    }

    /// <summary>A source system's auditing seen on or off; in the order of time.</summary>
    public void AddAuditSwitch(int sourceSystem, long at, bool isOn)
    {
        auditSwitches.Add(sourceSystem, new(at, isOn));
        Fill("system_settings.audit-enabled");
    }

    /// <summary>A source system said to be down or up; in the order of time.</summary>
    public void AddServiceSwitch(int sourceSystem, long at, bool isOn) => serviceSwitches.Add(sourceSystem, new(at, isOn));

    /// <summary>Says that a feed has rows, though none that is added here.</summary>
    public void AddFeed(string feed) => Fill(feed);

    /// <summary>Makes room for patients up to a row id and for so many visits.</summary>
    public void Expect(int lastPatient, int visits)
    {
        // Most have a name, a telephone and a house of their own.
        keys.Expect(4 * lastPatient);
        patients.Expect(lastPatient);
        encounters.Expect(visits);
    }

    /// <summary>Groups visits, bookings and care teams by patient: none may be added after that. May run beside everything that is added of other things.</summary>
    public void GroupCare()
    {
        encounters.Group();
        appointments.Group();
        careTeam.Group();
    }

    /// <summary>Makes a context of the people of another one and the care that was added here.</summary>
    public CareContext BuildOn(CareContext people) => people.With(encounters.Grouped, appointments.Grouped, careTeam.Grouped);

    /// <summary>Makes the context.</summary>
    public CareContext Build()
    {
        Fill("encounters", encounters.Count > 0);
        Fill("appointments", appointments.Count > 0);
        Fill("care_team", careTeam.Count > 0);
        CompletePostalCodes();
        var userFacts = users.ToArray();
        var patientFacts = patients.ToArray();
        var departmentFacts = departments.ToArray();
        var works = new Dictionary<(int Role, int Department), (OfficeWork Work, bool Consults, bool IsMachine, bool Rotates, bool UnderContract)>();
        for (var id = 0; id < userFacts.Length; id++)
        {
            var (role, department) = (userFacts[id].Role, userFacts[id].Department);
            if (!works.TryGetValue((role, department), out var work))
            {
                var kind = (uint)department < (uint)departmentFacts.Length ? departmentFacts[department].Kind : DepartmentKind.Unknown;
                var (words, name) = (roles.GetValueOrDefault(id), departmentNames.GetValueOrDefault(department));
                var office = OfficeWords.Of(words, name, kind);
                work = works[(role, department)] = (office, Consultants.Are(words, office), MachineWords.Are(words), OfficeWords.Rotates(words, name, kind), ContractWords.Name(words));
            }

            userFacts[id] = userFacts[id] with { Work = work.Work, Consults = work.Consults, IsMachine = work.IsMachine, UnderContract = work.UnderContract, Department = work.Rotates ? 0 : department };
        }

        EmployeeLinks.Complete(userFacts, patientFacts);
        var grants = Grants(userFacts);
        var (population, ranks) = ((Population?)null, Array.Empty<int>());
        Parallel.Invoke(() => population = new(keys.Count, userFacts, patientFacts), () => ranks = RecordNumbers.Ranks(patientFacts));
        for (var patient = 0; patient < ranks.Length; patient++)
        {
            patientFacts[patient] = patientFacts[patient] with { Rank = ranks[patient] };
        }

        return new(userFacts, patientFacts, departmentFacts,
            encounters.Grouped, appointments.Grouped, careTeam.Grouped, relations.Grouped,
            population!, filled, reasons, outsideAddresses,
            violations.Grouped, sourceDays.Grouped, auditSwitches.Grouped, serviceSwitches.Grouped,
            work.Grouped, tasks.Grouped, diagnoses.Grouped, grants.Grouped);
    }

    /// <summary>An address that names no postal code gets the one its street has everywhere else, so that it meets its neighbours.</summary>
    private void CompletePostalCodes()
    {
        foreach (var (staff, id, given, family, addressLine, city, phone) in withoutPostalCode)
        {
            var postal = keys.PostalOf(staff ? users[id].Keys : patients[id].Keys);
            if (postal is null)
            {
                continue;
            }

            var complete = keys.Of(given, family, addressLine, city, postal, phone);
            if (staff)
            {
                users[id] = users[id] with { Keys = complete };
            }
            else
            {
                patients[id] = patients[id] with { Keys = complete };
            }
        }
    }

    /// <summary>What was granted to somebody whom the workforce feed names: the way to read the recipient is the one that is a user's name. Where two are, nobody is meant rather than the wrong one.</summary>
    private OwnedRows<AccessGrant> Grants(UserFacts[] userFacts)
    {
        var grants = new OwnedRows<AccessGrant>();
        if (granted.Count == 0)
        {
            return grants;
        }

        var known = userFacts.Select(user => user.Keys.FullName).ToHashSet();
        foreach (var (patient, names, at) in granted)
        {
            if (names.Where(known.Contains).Take(2).ToList() is [var name])
            {
                grants.Add(patient, new(name, at));
            }
        }

        return grants;
    }

    private int Text(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return 0;
        }

        ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(texts, text.Trim(), out _);
        return key == 0 ? key = texts.Count : key;
    }

    private void Fill(string what, bool given = true)
    {
        if (given)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(filled, what, out _)++;
        }
    }
}
