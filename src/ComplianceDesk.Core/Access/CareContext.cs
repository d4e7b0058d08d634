namespace ComplianceDesk.Core.Access;

/// <summary>
/// Everything known about the people of a hospital and the care between them: what explanations and rules ask. Indexed by row id.
/// Made by <see cref="CareContextBuilder"/>.
/// </summary>
public sealed class CareContext
{
    internal CareContext(UserFacts[] users, PatientFacts[] patients, DepartmentFacts[] departments,
        Grouped<CareSpan> encounters, Grouped<CareSpan> appointments, Grouped<CareTeamSpan> careTeam, Grouped<Relation> relations,
        Population population, IReadOnlyDictionary<string, int> filled, IReadOnlyDictionary<int, string> reasons, IReadOnlySet<int> outsideAddresses,
        Grouped<Violation> violations, Grouped<SourceDay> sourceDays, Grouped<SystemSwitch> auditSwitches, Grouped<SystemSwitch> serviceSwitches,
        Grouped<RecordWork> work, Grouped<OfficeTask> tasks, Grouped<DiagnosisSpan> diagnoses, Grouped<AccessGrant> grants)
    {
        Users = users;
        Patients = patients;
        Departments = departments;
        Encounters = encounters;
        Appointments = appointments;
        CareTeam = careTeam;
        Relations = relations;
        Population = population;
        Filled = filled;
        Reasons = reasons;
        OutsideAddresses = outsideAddresses;
        Violations = violations;
        SourceDays = sourceDays;
        AuditSwitches = auditSwitches;
        ServiceSwitches = serviceSwitches;
        Work = work;
        Tasks = tasks;
        Diagnoses = diagnoses;
        Grants = grants;
    }

    /// <summary>The same people, with the care of other patients.</summary>
    internal CareContext With(Grouped<CareSpan> encounters, Grouped<CareSpan> appointments, Grouped<CareTeamSpan> careTeam) =>
        new(Users, Patients, Departments, encounters, appointments, careTeam, Relations, Population, Filled, Reasons, OutsideAddresses, Violations, SourceDays, AuditSwitches, ServiceSwitches, Work, Tasks, Diagnoses, Grants);

    public UserFacts[] Users { get; }

    public PatientFacts[] Patients { get; }

    public DepartmentFacts[] Departments { get; }

    /// <summary>Visits and stays of each patient.</summary>
    public Grouped<CareSpan> Encounters { get; }

    /// <summary>Booked visits of each patient.</summary>
    public Grouped<CareSpan> Appointments { get; }

    /// <summary>People responsible for each patient.</summary>
    public Grouped<CareTeamSpan> CareTeam { get; }

    /// <summary>People named in each patient's record.</summary>
    public Grouped<Relation> Relations { get; }

    /// <summary>Access to each patient's record that was asked for and granted.</summary>
    public Grouped<AccessGrant> Grants { get; }

    /// <summary>How common names, addresses and telephone numbers are.</summary>
    public Population Population { get; }

    /// <summary>Rows of each feed (<c>patients</c>) and filled cells of each column that rules ask for (<c>patients.address_line</c>).</summary>
    public IReadOnlyDictionary<string, int> Filled { get; }

    /// <summary>Texts given as reasons, by term id.</summary>
    public IReadOnlyDictionary<int, string> Reasons { get; }

    /// <summary>The addresses (their terms) that accesses came from and that are of the public internet.</summary>
    internal IReadOnlySet<int> OutsideAddresses { get; }

    /// <summary>Documents and diagnoses of each patient, by who made them.</summary>
    public Grouped<RecordWork> Work { get; }

    /// <summary>What lies or lay on offices' lists about each patient.</summary>
    public Grouped<OfficeTask> Tasks { get; }

    /// <summary>Recorded diagnoses of each patient.</summary>
    public Grouped<DiagnosisSpan> Diagnoses { get; }

    /// <summary>Each user's earlier findings that were decided to be violations.</summary>
    public Grouped<Violation> Violations { get; }

    /// <summary>Events of each source system by day, in the order of days, over the whole log.</summary>
    public Grouped<SourceDay> SourceDays { get; }

    /// <summary>When each source system's auditing was seen to be on or off, in the order of time.</summary>
    public Grouped<SystemSwitch> AuditSwitches { get; }

    /// <summary>When each source system was said to be down or up, in the order of time.</summary>
    public Grouped<SystemSwitch> ServiceSwitches { get; }

    /// <summary>Facts about a user; an id that no feed names is a person nothing is known about.</summary>
    public ref readonly UserFacts User(int id) => ref (uint)id < (uint)Users.Length ? ref Users[id] : ref Users[0];

    /// <summary>Facts about a patient; an id that no feed names is a patient nothing is known about.</summary>
    public ref readonly PatientFacts Patient(int id) => ref (uint)id < (uint)Patients.Length ? ref Patients[id] : ref Patients[0];

    /// <summary>Facts about a department; 0 and unlisted ones are departments nothing is known about.</summary>
    public ref readonly DepartmentFacts Department(int id) => ref (uint)id < (uint)Departments.Length ? ref Departments[id] : ref Departments[0];

    /// <summary>True when a feed has rows, or a column (<c>feed.column</c>) has values.</summary>
    public bool Has(string need) => Filled.TryGetValue(need, out var count) && count > 0;

    /// <summary>True when the patient had a visit or a booking, wherever, that the time lies in, widened by the given milliseconds before and after.</summary>
    public bool IsInCare(int patient, long at, long before, long after) =>
        CareSpan.Any(Encounters.Of(patient), at, before, after) || CareSpan.Any(Appointments.Of(patient), at, before, after);

    /// <summary>True when one of the patient's visits and bookings is as asked.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="asked">What the question needs to know.</param>
    /// <param name="holds">The question; static, as it is asked of millions.</param>
    public bool HasCare<T>(int patient, T asked, Func<CareSpan, T, bool> holds) => Any(Encounters.Of(patient), asked, holds) || Any(Appointments.Of(patient), asked, holds);

    /// <summary>True when one of those responsible for the patient is as asked.</summary>
    /// <inheritdoc cref="HasCare"/>
    public bool HasOnTeam<T>(int patient, T asked, Func<CareTeamSpan, T, bool> holds) => Any(CareTeam.Of(patient), asked, holds);

    /// <summary>True for somebody of an office without business in records (systems staff, human resources): hardly any of their accesses has a reason, and nobody's compare with them.</summary>
    public bool HasNoBusinessInRecords(int user) => User(user) is { Work: OfficeWork.None, Department: var home } && Department(home).Kind == DepartmentKind.Office;

    /// <summary>True for somebody of an office, or of a department that serves all others: they file in anybody's record what comes in late.</summary>
    public bool FilesForAll(int user) => User(user) is { Work: not OfficeWork.None } || Department(User(user).Department) is { ServesAll: true } or { Kind: DepartmentKind.Office or DepartmentKind.Support };

    /// <summary>True when care ties the user to the patient: one of the visits and bookings in the user's own department is as asked, or one of the user's places on the care team.</summary>
    /// <param name="user">The user.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="asked">What the questions need to know.</param>
    /// <param name="care">The question of visits and bookings; static, as it is asked of millions.</param>
    /// <param name="place">The question of places on the care team.</param>
    public bool IsTied<T>(int user, int patient, T asked, Func<CareSpan, T, bool> care, Func<CareTeamSpan, T, bool> place)
    {
        var home = User(user).Department;
        return HasOnTeam(patient, (user, asked, place), static (member, of) => member.User == of.user && of.place(member, of.asked))
            || (home != 0 && HasCare(patient, (home, asked, care), static (span, of) => span.Department == of.home && of.care(span, of.asked)));
    }

    /// <summary>True when something that was asked for about the patient waits for one of the offices at the time of the session, see <see cref="OfficeTask.Awaits"/>; an account, which every visit has, nobody asked for.</summary>
    /// <inheritdoc cref="HasOpenAccount"/>
    public bool IsAskedFor(in AccessSession session, OfficeWork offices, long after, long open) =>
        Any(Tasks.Of(session.Patient), (session, offices, after, open), static (task, of) => !task.IsAccount && task.Awaits(of.session, of.offices, of.after, of.open));

    /// <summary>True when the account of a visit waits for one of the offices at the time of the session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="offices">The work of the user's office.</param>
    /// <param name="after">Milliseconds after it was done in which people still come back to it.</param>
    /// <param name="open">Milliseconds after it came from which on it is taken for forgotten.</param>
    public bool HasOpenAccount(in AccessSession session, OfficeWork offices, long after, long open) =>
        Any(Tasks.Of(session.Patient), (session, offices, after, open), static (task, of) => task.IsAccount && task.Awaits(of.session, of.offices, of.after, of.open));

    private static bool Any<TOne, T>(ReadOnlySpan<TOne> all, T asked, Func<TOne, T, bool> holds)
    {
        foreach (ref readonly var one in all)
        {
            if (holds(one, asked))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a visit or booking of the patient, wherever, gives work at the time, see <see cref="CareSpan.Serves"/>.</summary>
    public bool IsServed(int patient, long at, long before, long after)
    {
        foreach (ref readonly var visit in Encounters.Of(patient))
        {
            if (visit.Serves(at, before, after))
            {
                return true;
            }
        }

        return CareSpan.Any(Appointments.Of(patient), at, before, after);
    }

    /// <summary>
    /// True when a responsibility holds at the time of the session. One of a visit without an end of its own lasts until the record of that visit is to be complete:
    /// 30 days after discharge (42 CFR 482.24(c)(4)(viii)). Where no feed tells of the visit, it lasts.
    /// </summary>
    public bool Holds(in CareTeamSpan member, in AccessSession session)
    {
        if (session.Day < member.FromDay || session.Day > member.ToDay)
        {
            return false;
        }

        if (!member.OfVisit)
        {
            return true;
        }

        var (began, known) = (member.FromDay * SiteCalendar.Day, false);
        foreach (ref readonly var visit in Encounters.Of(session.Patient))
        {
            // A day of the site is not a day of UTC.
            if (visit.Covers(began, SiteCalendar.Day * 2, SiteCalendar.Day))
            {
                known = true;
                if (visit.Covers(session.FirstAt, SiteCalendar.Day, CareSpan.CompletionDays * SiteCalendar.Day))
                {
                    return true;
                }
            }
        }

        return !known;
    }

    // Sessions from one that is looked at to one that is fetched: a fetch takes as long as some looks.
    private const int Ahead = 12;

    /// <summary>
    /// Has the processor fetch the visits of the patient of a session some places ahead, who may lie anywhere in memory, while the ones before are looked at:
    /// going through all sessions of a large hospital is waiting for memory, most of all.
    /// </summary>
    internal void PrefetchCare(SessionTable sessions, int session, int end)
    {
        // Where a patient's visits stand must be here before the visits can be asked for.
        if (session + (2 * Ahead) < end)
        {
            Encounters.PrefetchPlace(sessions.Patient(session + (2 * Ahead)));
        }

        if (session + Ahead < end)
        {
            Encounters.Prefetch(sessions.Patient(session + Ahead));
        }
    }

    /// <summary>The same with what is known about the patient's person.</summary>
    internal void PrefetchPatient(SessionTable sessions, int session, int end)
    {
        if (session + Ahead < end && sessions.Patient(session + Ahead) is var patient && (uint)patient < (uint)Patients.Length)
        {
            Memory.Prefetch(ref Patients[patient]);
        }
    }

    /// <summary>The department a user works in for this session: home if known, else what the access says.</summary>
    public int DepartmentOf(in AccessSession session)
    {
        var home = User(session.User).Department;
        return home != 0 ? home : session.Department;
    }

    /// <summary>True for somebody of an office without business in records (human resources, information technology): of their work no feed tells.</summary>
    public bool HasNoBusiness(int user) => User(user) is { Work: OfficeWork.None } facts && Department(facts.Department).Kind == DepartmentKind.Office;

    /// <summary>The records work of an office that a user does in this session: of somebody whom no workforce feed lists, that of the department which the access names.</summary>
    public OfficeWork WorkOf(in AccessSession session)
    {
        ref readonly var user = ref User(session.User);
        return user.Listed ? user.Work : Department(session.Department).Work;
    }
}
