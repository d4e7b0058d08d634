using System.Runtime.InteropServices;

namespace ComplianceDesk.Core.Access;

/// <summary>A person with an account, as far as judging needs to know. All references are row ids; 0 = not given.</summary>
public readonly record struct UserFacts
{
    /// <summary>True when the workforce feed has named this person.</summary>
    public bool Listed { get; init; }
    public PersonKeys Keys { get; init; }
    /// <summary>The home department; 0 when none is given, or when it is an office whose work is not this person's, see <see cref="OfficeWords.Rotates"/>.</summary>
    public int Department { get; init; }
    /// <summary>Equal for equal roles.</summary>
    public int Role { get; init; }
    public int Manager { get; init; }
    /// <summary>The person's own patient record.</summary>
    public int OwnPatient { get; init; }
    /// <summary>First day of employment, or null.</summary>
    public int? HiredDay { get; init; }
    /// <summary>Last day of employment, or null.</summary>
    public int? TerminatedDay { get; init; }
    public AccountStatus Status { get; init; }
    /// <summary>The records work of an office that this person's role or department does.</summary>
    public OfficeWork Work { get; init; }
    /// <summary>True when the workforce feed's role says that a machine uses the account (interface, service account), see <see cref="MachineWords"/>.</summary>
    public bool IsMachine { get; init; }
    /// <summary>True for people whose advice is asked on other people's patients, see <see cref="Consultants"/>.</summary>
    public bool Consults { get; init; }
}

/// <summary>Employment as the workforce feed states it at the time of its making.</summary>
public enum AccountStatus : byte
{
    /// <summary>Not stated.</summary>
    Unknown,
    Active,
    Leave,
    Terminated,
}

/// <summary>A patient, as far as judging needs to know.</summary>
public readonly record struct PatientFacts
{
    public bool Listed { get; init; }
    public PersonKeys Keys { get; init; }
    public bool Vip { get; init; }
    /// <summary>True when the record bears a mark of special protection (42 CFR Part 2 and the like).</summary>
    public bool Restricted { get; init; }
    /// <summary>The workforce member this patient is, or 0.</summary>
    public int Employee { get; init; }
    /// <summary>The digits of the record number as a number, 0 when it has none: for the order of records only.</summary>
    public long Number { get; init; }
    /// <summary>The place of the record number among all patients' numbers.</summary>
    public int Rank { get; init; }
    /// <summary>Day of death since 1970-01-01, or null.</summary>
    public int? DeathDay { get; init; }
    /// <summary>When the record was made, in milliseconds since 1970-01-01 UTC, or null.</summary>
    public long? RegisteredAt { get; init; }
    /// <summary>Who made the record, or 0.</summary>
    public int RegisteredBy { get; init; }
}

/// <summary>A department or unit.</summary>
public readonly record struct DepartmentFacts
{
    public DepartmentKind Kind { get; init; }
    public bool ServesAll { get; init; }
    /// <summary>Patients of other departments are prepared there, see <see cref="DepartmentWords.Prepares"/>.</summary>
    public bool Prepares { get; init; }
    /// <summary>The records work that the department's name and kind tell of, whatever the roles of its people.</summary>
    public OfficeWork Work { get; init; }
    /// <summary>Equal for equal facilities; 0 = not given.</summary>
    public int Facility { get; init; }
}

/// <summary>What sort of work a department does, in the words of the departments feed.</summary>
public enum DepartmentKind : byte
{
    /// <summary>Not stated.</summary>
    Unknown,
    Clinical,
    Support,
    Office,
}

/// <summary>A span of care: a visit, a stay or a booked visit.</summary>
/// <param name="department">Where, or 0.</param>
/// <param name="practitioner">The attending or booked practitioner's user row id, or 0.</param>
/// <param name="startsAt">Milliseconds since 1970-01-01 UTC.</param>
/// <param name="endsAt">Milliseconds since 1970-01-01 UTC; <see cref="long.MaxValue"/> while a stay is open.</param>
/// <param name="kind">Who knew of it before it began.</param>
public readonly struct CareSpan(int department, int practitioner, long startsAt, long endsAt, CareKind kind)
{
    /// <summary>
    /// How many days ahead of an access a booking counts where any of the past does. What is so asked of a record may change with each new booking,
    /// and judging again must know how far back.
    /// </summary>
    public const int AheadDays = 45;

    /// <summary>
    /// How many days before it begins a visit may say something of what was done: of one that is further off only its booking tells. What a visit of today may so change is the last
    /// weeks, however long the history is.
    /// </summary>
    public const int VisitDays = 14;

    /// <summary>The same of an emergency visit, which is foreseen by nobody: the day on which it arrives is not known to the hour.</summary>
    public const int EmergencyDays = 1;

    /// <summary>How long before an emergency visit begins it may be known of: an ambulance calls, the arrival is written down late.</summary>
    public const long Notice = 2 * SiteCalendar.Hour;

    /// <summary>What a definition says of how long before it a visit gives work.</summary>
    internal static readonly string Work = $"A visit counts from {VisitDays} days before it at most: of one that is further off its booking tells. An emergency visit is foreseen by nobody and counts from {Notice / SiteCalendar.Hour} hours before it.";

    /// <summary>What a definition says of how long before them other things than bookings count.</summary>
    internal static readonly string Unbooked = $"a visit or a place on a care team {VisitDays}, an emergency visit {EmergencyDays}";

    // Millions of spans are held: the kind stands in bits of the department.
    private readonly int place = (department << 2) | (int)kind;

    public int Department => place >> 2;

    public int Practitioner { get; } = practitioner;

    public long StartsAt { get; } = startsAt;

    public long EndsAt { get; } = endsAt;

    public bool Emergency => Kind == CareKind.Emergency;

    /// <summary>True for a visit of some hours, no stay.</summary>
    public bool IsOfHours => EndsAt - StartsAt <= SiteCalendar.Day / 2;

    /// <summary>How long before it begins the span may say something of what was done, in milliseconds.</summary>
    public long Ahead => Kind switch { CareKind.Emergency => EmergencyDays * SiteCalendar.Day, CareKind.Visit => VisitDays * SiteCalendar.Day, _ => long.MaxValue };

    private CareKind Kind => (CareKind)(place & 3);

    /// <summary>True when the span lies before the time, or begins so soon after it that it may say something of it: a booking at most <see cref="AheadDays"/>.</summary>
    public bool IsKnown(long at) => StartsAt <= at + Math.Min(AheadDays * SiteCalendar.Day, Ahead);

    /// <summary>True when the time lies in the span, widened by the given milliseconds before and after.</summary>
    public bool Covers(long at, long before, long after) => at >= StartsAt - before && at - after <= EndsAt;

    /// <summary>
    /// True when the span gives work at the time: as <see cref="Covers"/>, but nobody works long ahead of a visit that is not booked, nor ahead of an emergency; what is done in the hours before
    /// it belongs to its arrival.
    /// </summary>
    public bool Serves(long at, long before, long after) => Covers(at, Math.Min(before, Emergency ? Notice : Ahead), after);

    /// <summary>True when the time lies in one of the spans, widened by the given milliseconds before and after.</summary>
    public static bool Any(ReadOnlySpan<CareSpan> spans, long at, long before, long after)
    {
        foreach (ref readonly var span in spans)
        {
            if (span.Covers(at, Math.Min(before, span.Ahead), after))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Who knew of care before it began.</summary>
public enum CareKind : byte
{
    /// <summary>A booked visit: whoever works on bookings.</summary>
    Booking,

    /// <summary>A visit: whoever prepares it, in the days before.</summary>
    Visit,

    /// <summary>An emergency visit: nobody.</summary>
    Emergency,
}

/// <summary>A person's responsibility for a patient over a span of days, both inclusive.</summary>
/// <param name="User">Who.</param>
/// <param name="FromDay">First day since 1970-01-01.</param>
/// <param name="ToDay">Last day since 1970-01-01.</param>
/// <param name="Proxy">True for a person who acts for the patient (a parent, a guardian, a person with a power of attorney), not one who treats them.</param>
/// <param name="OfVisit">True for one that a visit brought and of which no end is told: it ends with the visit.</param>
public readonly record struct CareTeamSpan(int User, int FromDay, int ToDay, bool Proxy, bool OfVisit = false)
{
    /// <summary>True when it had begun by a day, or begins at most <see cref="CareSpan.VisitDays"/> after it.</summary>
    public bool IsKnown(int day) => FromDay <= day + CareSpan.VisitDays;
}

/// <summary>A person named in a patient's record.</summary>
/// <param name="Keys">Of the person named.</param>
public readonly record struct Relation(PersonKeys Keys);

/// <summary>
/// Everything known about the people of a hospital and the care between them: what explanations and rules ask. Indexed by row id.
/// Made by <see cref="CareContextBuilder"/>.
/// </summary>
public sealed class CareContext
{
    internal CareContext(UserFacts[] users, PatientFacts[] patients, DepartmentFacts[] departments,
        Grouped<CareSpan> encounters, Grouped<CareSpan> appointments, Grouped<CareTeamSpan> careTeam, Grouped<Relation> relations,
        Population population, IReadOnlyDictionary<string, int> filled, IReadOnlyDictionary<int, string> reasons,
        Grouped<Violation> violations, Grouped<SourceDay> sourceDays, Grouped<AuditSwitch> auditSwitches,
        Grouped<RecordWork> work, Grouped<OfficeTask> tasks, Grouped<DiagnosisSpan> diagnoses)
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
        Violations = violations;
        SourceDays = sourceDays;
        AuditSwitches = auditSwitches;
        Work = work;
        Tasks = tasks;
        Diagnoses = diagnoses;
    }

    /// <summary>The same people, with the care of other patients.</summary>
    internal CareContext With(Grouped<CareSpan> encounters, Grouped<CareSpan> appointments, Grouped<CareTeamSpan> careTeam) =>
        new(Users, Patients, Departments, encounters, appointments, careTeam, Relations, Population, Filled, Reasons, Violations, SourceDays, AuditSwitches, Work, Tasks, Diagnoses);

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

    /// <summary>How common names, addresses and telephone numbers are.</summary>
    public Population Population { get; }

    /// <summary>Rows of each feed (<c>patients</c>) and filled cells of each column that rules ask for (<c>patients.address_line</c>).</summary>
    public IReadOnlyDictionary<string, int> Filled { get; }

    /// <summary>Texts given as reasons, by term id.</summary>
    public IReadOnlyDictionary<int, string> Reasons { get; }

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
    public Grouped<AuditSwitch> AuditSwitches { get; }

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
                if (visit.Covers(session.FirstAt, SiteCalendar.Day, 30 * SiteCalendar.Day))
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

    /// <summary>The records work of an office that a user does in this session: of somebody whom no workforce feed lists, that of the department which the access names.</summary>
    public OfficeWork WorkOf(in AccessSession session)
    {
        ref readonly var user = ref User(session.User);
        return user.Listed ? user.Work : Department(session.Department).Work;
    }
}

/// <summary>Rows grouped by an owner's row id, all in one array.</summary>
/// <typeparam name="T">The rows.</typeparam>
public sealed class Grouped<T>
{
    private readonly T[] items;
    private readonly int[] start;

    /// <param name="owners">Each row's owner.</param>
    /// <param name="rows">The rows, in the order of their owners' list.</param>
    public Grouped(List<int> owners, List<T> rows)
        : this(CollectionsMarshal.AsSpan(owners), CollectionsMarshal.AsSpan(rows))
    {
    }

    private Grouped(ReadOnlySpan<int> owners, ReadOnlySpan<T> rows)
    {
        var maximum = 0;
        foreach (var owner in owners)
        {
            maximum = Math.Max(maximum, owner);
        }

        start = new int[maximum + 2];
        foreach (var owner in owners)
        {
            start[owner + 1]++;
        }

        for (var i = 0; i <= maximum; i++)
        {
            start[i + 1] += start[i];
        }

        items = new T[rows.Length];
        var next = start.AsSpan(0, maximum + 1).ToArray();
        for (var i = 0; i < owners.Length; i++)
        {
            items[next[owners[i]]++] = rows[i];
        }
    }

    /// <summary>One more than the highest owner.</summary>
    public int Owners => start.Length - 1;

    /// <summary>All rows, one owner's after the other's.</summary>
    public ReadOnlySpan<T> All => items;

    /// <summary>Has the processor fetch where the rows of one owner stand.</summary>
    internal void PrefetchPlace(int owner)
    {
        if ((uint)owner < (uint)start.Length)
        {
            Memory.Prefetch(ref start[owner]);
        }
    }

    /// <summary>Has the processor fetch the first rows of one owner.</summary>
    internal void Prefetch(int owner)
    {
        if (!Of(owner).IsEmpty)
        {
            Memory.Prefetch(ref items[start[owner]]);
        }
    }

    /// <summary>The rows of one owner.</summary>
    public ReadOnlySpan<T> Of(int owner) => (uint)owner < (uint)(start.Length - 1) ? items.AsSpan(start[owner], start[owner + 1] - start[owner]) : [];
}
