using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>
/// A tiny hospital at work, for rules and explanations to be put to: five clinical departments of six nurses, who for thirty days
/// open each other's in-patients from 8 to 16 o'clock (so that base rates have something to learn from), a laboratory and an office.
/// Tests add people, care and accesses on top. Days count from the ward's first; ids are unique over everything.
/// </summary>
internal sealed class Ward
{
    /// <summary>The days on which everybody works are 0 … this − 1.</summary>
    public const int WorkingDays = 30;

    /// <summary>The last day of the in-patients' stays.</summary>
    public const int LastDay = 45;

    private const int FirstDay = 20_514;
    private const int NursesEach = 6;
    private const int PatientsEach = 8;

    private readonly HashSet<string> without;
    private readonly List<Action<CareContextBuilder, Func<int, int>>> feeds = [];
    private readonly List<Core.Access.Access> accesses = [];
    private readonly Dictionary<int, int> homes = [];
    private readonly Dictionary<int, int> workstations = [];
    private readonly Dictionary<int, int[]> nurses = [];
    private readonly Dictionary<int, int[]> patients = [];
    private int last;

    /// <param name="without">Feeds that are not there (accesses: nobody works), and columns that no row fills, as rules name them in what they need.</param>
    public Ward(params string[] without)
    {
        this.without = [.. without];
        (Surgery, Medicine, Emergency, Clinic, Maternity) = (AddDepartment("clinical"), AddDepartment("clinical"), AddDepartment("clinical"), AddDepartment("clinical"), AddDepartment("clinical"));
        Laboratory = AddDepartment("support", servesAll: true);
        Office = AddDepartment("office");
        foreach (var department in new[] { Surgery, Medicine, Emergency, Clinic, Maternity })
        {
            nurses[department] = [.. Enumerable.Range(0, NursesEach).Select(_ => AddUser(department: department))];
            patients[department] = [.. Enumerable.Range(0, PatientsEach).Select(_ => AddPatient())];
            foreach (var patient in patients[department])
            {
                AddEncounter(patient, department, -5, LastDay);
            }

            Work(department);
        }
    }

    /// <summary>What the organisation has decided about judging.</summary>
    public JudgementPolicy Policy { get; init; } = JudgementPolicy.Default;

    /// <summary>Some rules switched off, that others may be seen alone.</summary>
    public static JudgementPolicy Without(params string[] rules) => new() { RulesOff = new HashSet<string>(rules, StringComparer.Ordinal) };

    public int Surgery { get; }

    public int Medicine { get; }

    public int Emergency { get; }

    public int Clinic { get; }

    public int Maternity { get; }

    /// <summary>A department of kind support that serves all others.</summary>
    public int Laboratory { get; }

    /// <summary>A department of kind office.</summary>
    public int Office { get; }

    /// <summary>A nurse of the surgical ward.</summary>
    public int Nurse => nurses[Surgery][0];

    public int[] NursesOf(int department) => nurses[department];

    /// <summary>The workstation at which a department works.</summary>
    public int WorkstationOf(int department) => workstations[department];

    /// <summary>In-patients of a department from before the first day to <see cref="LastDay"/>.</summary>
    public int[] PatientsOf(int department) => patients[department];

    /// <summary>The day number, since 1970-01-01, of a day of the ward.</summary>
    public static int Date(int day) => FirstDay + day;

    /// <summary>Any other thing with an id: a workstation, a network address.</summary>
    public int Next() => ++last;

    public int AddUser(string? given = null, string? family = null, string role = "Registered nurse", int? department = null, string status = "active",
        int hired = -3000, int? terminated = null, int ownPatient = 0, int manager = 0, string? address = null, string? postalCode = null, string? phone = null, string? city = null)
    {
        var user = Next();
        var home = department ?? Surgery;
        homes[user] = home;
        feeds.Add((builder, id) =>
        {
            if (without.Contains("workforce"))
            {
                builder.AddUser(id(user), listed: false);
                return;
            }

            builder.AddUser(id(user), listed: true, given ?? $"Given{Letters(user)}", Given("workforce.family_name", family ?? $"Staff{Letters(user)}"), Given("workforce.role", role),
                id(Given("workforce.department_id", home)), Given($"workforce.{status}", status), Date(hired), Given<int?>("workforce.terminated_on", terminated is { } day ? Date(day) : null),
                id(Given("employee link", ownPatient)), id(Given("workforce.manager_user_id", manager)), Given("workforce.address_line", address), city, postalCode, Given("workforce.phone", phone));
        });
        return user;
    }

    public int AddPatient(string? given = null, string? family = null, string? address = null, string? postalCode = null, string? phone = null,
        bool vip = false, string? restricted = null, int employee = 0, int? death = null, string? number = null, int? registered = null, int registeredBy = 0, string? city = null, int? born = null)
    {
        var patient = Next();
        feeds.Add((builder, id) =>
        {
            if (without.Contains("patients"))
            {
                builder.AddPatient(id(patient), listed: false);
                return;
            }

            builder.AddPatient(id(patient), listed: true, given ?? $"Given{Letters(patient)}", Given("patients.family_name", family ?? $"Person{Letters(patient)}"),
                Given("patients.address_line", address), city, postalCode, Given("patients.phone", phone), Given("patients.vip", vip), Given("patients.restricted", restricted),
                id(Given("employee link", employee)), Given<int?>("patients.death_date", death is { } day ? Date(day) : null), number, registered is { } made ? At(made, 9) : null, id(registeredBy), born is { } birth ? Date(birth) : null);
        });
        return patient;
    }

    /// <summary>Patients who have never been here.</summary>
    public int[] AddPatients(int count) => [.. Enumerable.Range(0, count).Select(_ => AddPatient())];

    public void AddEncounter(int patient, int department, int from, int to, int attending = 0, bool emergency = false, int hour = 6)
    {
        Add("encounters", (builder, id) => builder.AddEncounter(id(patient), id(department), id(attending), At(from, hour), At(to, 18), emergency: emergency));
    }

    public void AddAppointment(int patient, int department, int practitioner, int day) =>
        Add("appointments", (builder, id) => builder.AddAppointment(id(patient), id(department), id(practitioner), At(day, 9), null));

    public void AddCareTeam(int patient, int user, int? from = null, int? to = null, string? relationship = null) =>
        Add("care_team", (builder, id) => builder.AddCareTeam(id(patient), id(user), from is { } first ? Date(first) : null, to is { } end ? Date(end) : null, relationship));

    /// <summary>A document the user wrote, or a diagnosis the user recorded, on a day at noon.</summary>
    public void AddWork(int patient, int user, int day, bool isActedOn = false) => feeds.Add((builder, id) => builder.AddWork("documents", id(patient), id(user), At(day, 12), isActedOn));

    public void AddTask(int patient, OfficeWork work, int from, int? done = null, RequestKind kind = RequestKind.None) =>
        Add("requests", (builder, id) => builder.AddTask("requests", id(patient), work, At(from, 0), done is { } day ? At(day, 0) : null, kind));

    public void AddGrant(int patient, string recipient, int day) => feeds.Add((builder, id) => builder.AddGrant(id(patient), recipient, At(day, 12)));

    public void AddDiagnosis(int patient, string code, int day) => feeds.Add((builder, id) => builder.AddDiagnosis(id(patient), "ICD-10-CM", code, At(day, 12)));

    public void AddRelation(int patient, string given, string family, string? phone = null) =>
        Add("relations", (builder, id) => builder.AddRelation(id(patient), given, family, null, null, phone));

    /// <summary>The auditing of the first source system seen off.</summary>
    public void AddAuditOff(int day, int hour) => Add("system_settings.audit-enabled", (builder, _) => builder.AddAuditSwitch(1, At(day, hour), isOn: false));

    /// <summary>The source system of accesses that name none said to be up or down.</summary>
    public void AddService(int day, int hour, bool isUp) => Add("system_settings", (builder, _) => builder.AddServiceSwitch(0, At(day, hour), isUp));

    /// <summary>A source system's auditing seen on.</summary>
    public void AddAuditOn(int day) => Add("system_settings.audit-enabled", (builder, _) => builder.AddAuditSwitch(1, At(day, 0), isOn: true));

    private void Add(string feed, Action<CareContextBuilder, Func<int, int>> add)
    {
        if (!without.Contains(feed))
        {
            feeds.Add(add);
        }
    }

    /// <summary>A finding about the user, with its last access on that day, that was decided to be a violation.</summary>
    public void AddViolation(int user, int patient, int lastDay) => feeds.Add((builder, id) => builder.AddViolation(id(user), id(patient), At(lastDay, 18)));

    /// <summary>An address that accesses come from.</summary>
    public int AddAddress(string text)
    {
        var term = Next();
        feeds.Add((builder, id) => builder.AddAddress(id(term), text));
        return term;
    }

    public int AddReason(string text)
    {
        var term = Next();
        feeds.Add((builder, id) => builder.AddReason(id(term), text));
        return term;
    }

    /// <summary>One access, at the workstation of the user's department unless another is given.</summary>
    /// <param name="patient">0 for what is done to no record: signing in, searching.</param>
    /// <param name="account">Whose rights are changed.</param>
    public void Do(AccessAction action, int user, int patient, int day, int hour = 13, int minute = 0, AccessOutcome outcome = AccessOutcome.Success,
        int? workstation = null, int address = 0, bool breakGlass = false, int reason = 0, ObjectKind kind = ObjectKind.Unknown, int? department = null, ushort part = 0, int second = 0, int account = 0, int system = 0)
    {
        if (without.Contains("accesses") || without.Contains($"accesses.{action.ToString().ToLowerInvariant()}")
            || (kind == ObjectKind.Privileges && without.Contains("accesses.privilege")) || (kind == ObjectKind.AuditLog && without.Contains("accesses.audit")))
        {
            return;
        }

        accesses.Add(new Core.Access.Access
        {
            Id = accesses.Count + 1,
            At = At(day, hour) + (minute * (SiteCalendar.Hour / 60)) + (second * (SiteCalendar.Hour / 3600)),
            User = user,
            Patient = patient,
            Department = department ?? homes[user],
            Action = action,
            SourceSystem = system,
            Outcome = outcome,
            BreakGlass = Given("accesses.break_glass", breakGlass),
            Workstation = Given("accesses.workstation_id", workstation ?? workstations[homes[user]]),
            SourceIp = Given("accesses.source_ip", address),
            Reason = reason,
            Object = kind,
            Part = Given("accesses.object_type", part),
            Account = account,
        });
    }

    private T? Given<T>(string column, T value) => without.Contains(column) ? default : value;

    /// <summary>Opens a record and looks at two parts of it: more than a wrong chart, opened and closed.</summary>
    public void Open(int user, int patient, int day, int hour = 13, int minute = 0, int? workstation = null)
    {
        Do(AccessAction.Read, user, patient, day, hour, minute, workstation: workstation);
        Do(AccessAction.Read, user, patient, day, hour, minute + 1, workstation: workstation);
    }

    /// <summary>Somebody of another department reads the record of a patient who is in care from day 8 to 12; returns who.</summary>
    public int OpenFromOutside(int patient, int treating, int from, string role, int day)
    {
        AddEncounter(patient, treating, 8, 12);
        var reader = AddUser(role: role, department: from);
        Open(reader, patient, day);
        return reader;
    }

    /// <summary>Everything, with the reasons found.</summary>
    public ExplainedAccesses Explained() => Explain(id => id, accesses);

    /// <summary>Everything, with the reasons found, where everybody had opened every patient before, or nobody any.</summary>
    public ExplainedAccesses Explained(bool met) => Explain(id => id, accesses, met: met);

    /// <summary>One epoch, with the reasons found; the hours before it belong to the window.</summary>
    public ExplainedAccesses Explained(Epoch epoch, Past past) => Explain(id => id,
        [.. accesses.Where(a => a.At >= (epoch.FromDay * SiteCalendar.Day) - (12 * SiteCalendar.Hour) && a.At < (epoch.ToDay + 1) * SiteCalendar.Day)], epoch, past);

    /// <summary>Judges one epoch.</summary>
    public Judgement Judge(Epoch epoch, Past past) => Judgement.Of(Explained(epoch, past));

    /// <summary>Judges everything.</summary>
    public Judgement Judge() => Judgement.Of(Explained());

    /// <summary>User and patient (0 for an episode) of each finding the rule gave weight to. The rule must have run.</summary>
    public IReadOnlyList<(int User, int Patient)> Found<T>()
        where T : Rule, new()
    {
        var rule = new T().Info.Id;
        var judgement = Judge();
        Assert.Null(judgement.Rules.Single(r => r.Id == rule).NotRun);
        Assert.All(judgement.Findings.SelectMany(f => f.Signals), s => Assert.DoesNotContain('{', s.Sentence));
        return [.. judgement.Findings.Where(f => f.Rules.Contains(rule)).Select(f => (f.User, f.Patient))];
    }

    /// <summary>Id of the reason found for what a user did to a patient on a day, or null.</summary>
    public string? ReasonOf(int user, int patient, int day)
    {
        var explained = Explained();
        return explained.ReasonOf(explained.Sessions.Of(user, patient, Date(day)))?.Id;
    }

    /// <summary>The same after everything was judged, when nothing that was found teaches an explanation any more.</summary>
    public string? JudgedReasonOf(int user, int patient, int day)
    {
        var judged = Judge().Accesses;
        return judged.ReasonOf(judged.Sessions.Of(user, patient, Date(day)))?.Id;
    }

    /// <summary>All findings in words that hold no id the store would give, after other ids were given and the accesses came in another order.</summary>
    /// <param name="seed">Of the order; the same seed gives the same.</param>
    public IReadOnlyList<string> Told(int seed)
    {
        var random = new Random(seed);
        var numbers = Enumerable.Range(1, last).ToArray();
        var order = accesses.ToArray();
        if (seed != 0)
        {
            random.Shuffle(numbers);
            random.Shuffle(order);
        }

        var explained = Explain(id => id == 0 ? 0 : numbers[id - 1], order);
        int Old(int id) => Array.IndexOf(numbers, id) + 1;
        return [.. Judgement.Of(explained).Findings.Select(f =>
            $"{Old(f.User)} {Old(f.Patient)} {f.Score} {string.Join(' ', f.Signals.Select(s => $"{s.Rule}:{s.Weight}:{s.Sentence}"))} {string.Join(' ', f.Rows.Select(r => explained.Window.Id[r]).Order())}")
            .Order(StringComparer.Ordinal)];
    }

    private ExplainedAccesses Explain(Func<int, int> id, IReadOnlyList<Core.Access.Access> order, Epoch? epoch = null, Past? past = null, bool met = false)
    {
        var builder = new CareContextBuilder();
        foreach (var add in feeds)
        {
            add(builder, id);
        }

        var columns = new AccessColumns(order.Count);
        foreach (var access in order)
        {
            columns.Add(access with
            {
                User = id(access.User),
                Patient = id(access.Patient),
                Department = id(access.Department),
                Workstation = id(access.Workstation),
                SourceIp = id(access.SourceIp),
                Reason = id(access.Reason),
                Account = id(access.Account),
            });
        }

        return ExplainedAccesses.From(AccessWindow.From(columns), builder.Build(), new SiteCalendar(TimeZoneInfo.Utc, At(-10, 0), At(100, 0)), Policy, epoch, past,
            sessions => [.. Enumerable.Repeat(met, sessions.Count)]);
    }

    public int AddDepartment(string kind, bool servesAll = false, string? facility = null, string? name = null)
    {
        var department = Next();
        workstations[department] = Next();
        feeds.Add((builder, id) =>
        {
            if (without.Contains("departments"))
            {
                builder.AddDepartment(id(department), listed: false);
                return;
            }

            builder.AddDepartment(id(department), listed: true, name: name, facility: Given("departments.facility_id", facility), kind: kind, servesAll: servesAll);
        });
        return department;
    }

    /// <summary>Each nurse opens five of the department's patients a day, every two hours one, not the same five each day.</summary>
    private void Work(int department)
    {
        for (var day = 0; day < WorkingDays && !without.Contains("accesses"); day++)
        {
            for (var nurse = 0; nurse < NursesEach; nurse++)
            {
                for (var turn = 0; turn < 5; turn++)
                {
                    Do(AccessAction.Read, nurses[department][nurse], patients[department][((day * 3) + nurse + turn) % PatientsEach], day, 8 + (turn * 2), nurse);
                }
            }
        }
    }

    private static long At(int day, int hour) => (Date(day) * SiteCalendar.Day) + (hour * SiteCalendar.Hour);

    /// <summary>Names no two people share: names are compared by their letters.</summary>
    private static string Letters(int id) => $"{(char)('a' + (id / 26 / 26))}{(char)('a' + (id / 26 % 26))}{(char)('a' + (id % 26))}";
}
