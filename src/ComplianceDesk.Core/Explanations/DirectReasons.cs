using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// The sessions of an epoch and the reasons that people and care alone give for them. Nothing of earlier epochs is asked for,
/// so that they can be looked for while an earlier one is judged.
/// </summary>
public sealed class DirectReasons
{
    // Bills are commonly held five working days after a visit, for charges and codes to come in, which with a weekend are seven; coding falls into them.
    // The bill is made in the week after: whoever does has the bill open.
    private const long BillHold = 8 * SiteCalendar.Day;
    private const long BillRun = 14 * SiteCalendar.Day;

    private readonly Lazy<RoleOverrides> overrides;
    private readonly Lazy<OpenedCare> openedCare;

    private DirectReasons(AccessWindow window, SessionTable sessions, CareContext context, SiteCalendar calendar, JudgementPolicy policy, Epoch epoch)
    {
        Window = window;
        Sessions = sessions;
        Context = context;
        Calendar = calendar;
        Policy = policy;
        Epoch = epoch;
        Numbers = new byte[sessions.Count];
        overrides = new(() => new(this));
        openedCare = new(() => new(this));
        FromAt = epoch.FromDay == int.MinValue ? long.MinValue : calendar.StartOf(epoch.FromDay);
    }

    public AccessWindow Window { get; }

    public SessionTable Sessions { get; }

    public CareContext Context { get; }

    public SiteCalendar Calendar { get; }

    public JudgementPolicy Policy { get; }

    public Epoch Epoch { get; }

    /// <summary>The beginning of the first day that is judged, in milliseconds.</summary>
    internal long FromAt { get; }

    /// <summary>What the care of the patients opened says of the hospital.</summary>
    internal OpenedCare OpenedCare => openedCare.Value;

    /// <summary>For each session of the epoch the place of its reason in the catalogue, from 1 on; 0 = none found.</summary>
    internal byte[] Numbers { get; }

    /// <summary>Groups the accesses into sessions and looks for a reason for each.</summary>
    /// <param name="window">The accesses.</param>
    /// <param name="context">What is known about people and care.</param>
    /// <param name="calendar">The site's days.</param>
    /// <param name="policy">What the organisation has decided.</param>
    /// <param name="epoch">The days that are judged.</param>
    public static DirectReasons Of(AccessWindow window, CareContext context, SiteCalendar calendar, JudgementPolicy policy, Epoch epoch) =>
        Of(window, SessionTable.From(window, calendar), context, calendar, policy, epoch);

    /// <summary>Looks for a reason for each session.</summary>
    /// <param name="window">The accesses.</param>
    /// <param name="sessions">Their sessions.</param>
    /// <param name="context">What is known about people and care.</param>
    /// <param name="calendar">The site's days.</param>
    /// <param name="policy">What the organisation has decided.</param>
    /// <param name="epoch">The days that are judged.</param>
    public static DirectReasons Of(AccessWindow window, SessionTable sessions, CareContext context, SiteCalendar calendar, JudgementPolicy policy, Epoch epoch)
    {
        var reasons = new DirectReasons(window, sessions, context, calendar, policy, epoch);
        var asked = ExplanationCatalog.Direct.Where(e => policy.ModeOf(e.Explanation.Info) == ExplanationMode.Reason).ToArray();
        Parallel.ForEach(reasons.Sessions.Parts(), part => reasons.Find(part, asked));
        // Found here too, while an earlier epoch is judged.
        _ = reasons.OpenedCare;
        return reasons;
    }

    private void Find((int From, int To) part, (Explanation Explanation, byte Number)[] asked)
    {
        for (var session = part.From; session < part.To; session++)
        {
            Context.PrefetchCare(Sessions, session, part.To);
            Context.PrefetchPatient(Sessions, session, part.To);
            if (Sessions.Day[session] >= Epoch.FromDay)
            {
                Numbers[session] = Find(Sessions[session], asked);
            }
        }
    }

    private byte Find(in AccessSession session, (Explanation Explanation, byte Number)[] asked)
    {
        foreach (var (explanation, number) in asked)
        {
            if (Holds(explanation, session) && !(explanation.Info.IsBroad ? IsPersonal(session) : IsOthersReason(session, explanation)))
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>The place in the catalogue of a reason of the session that is the user's own, not one of a whole office or service; 0 = none.</summary>
    /// <param name="session">The session.</param>
    /// <param name="after">The reason that names the session: those before it did not hold.</param>
    internal byte OwnReason(in AccessSession session, byte after = 0) => OwnReason(ExplanationCatalog.Direct, session, after);

    /// <summary>The place in the catalogue of a reason that is asked when no other holds; 0 = none.</summary>
    internal byte LastReason(in AccessSession session) => OwnReason(ExplanationCatalog.Last, session, 0);

    private byte OwnReason((Explanation Explanation, byte Number)[] asked, in AccessSession session, byte after)
    {
        foreach (var (explanation, number) in asked)
        {
            if (number > after && !explanation.Info.IsBroad && Policy.ModeOf(explanation.Info) == ExplanationMode.Reason && Holds(explanation, session) && !IsOthersReason(session, explanation))
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>True when an explanation holds for a session, whether something was written in it or not.</summary>
    internal bool Holds(Explanation explanation, in AccessSession session) =>
        Sessions.Wrote(session.Index) ? explanation.Explains(session, Context, Policy) : explanation.ExplainsReading(session, Context, Policy);

    private bool IsOthersReason(in AccessSession session, Explanation explanation) =>
        IsOwnRecord(session, explanation) || (explanation.Info.IsOfDepartment && IdleLooks.AreOfDepartment(Context, Sessions, Calendar, Policy, session));

    // Nobody has their own care for a reason to open their own record: that is for policy to permit, or for whoever grants what a person asks for.
    private bool IsOwnRecord(in AccessSession session, Explanation explanation) => explanation is not (SelfExplanation or GrantedAccessExplanation) && CloseTie.IsOwn(Context, session.User, session.Patient);

    /// <summary>
    /// True when what is learned of the user's work does not do for a reason: the record is the user's own, or somebody's who stands close, in which nothing was written. Whoever covers a ward, or meets
    /// colleagues at work there, may have come to see a relative: that takes a reason that a feed states of this user and patient.
    /// </summary>
    internal bool IsClose(in AccessSession session) =>
        CloseTie.IsOwn(Context, session.User, session.Patient) || (!Sessions.Worked(session.Index) && CloseTie.Holds(Context, session.User, session.Patient));

    /// <summary>
    /// True when what is learned of a whole office's or service's work does not do for a reason: a search led to the record of a colleague, or to one that is marked, and nothing was written.
    /// Where no feed tells of the care, a service's work comes from its own list, and leaves something.
    /// </summary>
    internal bool IsSought(in AccessSession session) =>
        !Sessions.Worked(session.Index) && (Context.Patient(session.Patient).Employee != 0 || CloseTie.IsMarked(Context, session.User, session.Patient))
        && FoundByNameRule.IsSearchedFor(Window, Sessions.RowsOf(session.Index)[0], Policy);

    /// <summary>
    /// True when a reason that holds for a whole office or service does not do: the user opened the record more than once with nothing written in it,
    /// and it is the user's own, or somebody's who stands close and was not in care about that day (coding comes up to eight days after; billing, with the bill open, fourteen), or its protection
    /// was overridden (unless that is how people like the user come to protected records), or a run of searches led to it, or it is a protected record whose care somebody read to whom booking and registration are left, or billing, with no bill open.
    /// One look is enough for people of no office at one's own record and, in a practice, at that of somebody close who was not in care, and for somebody of an office at that of somebody close who was not in care. It is none the less a case of the office's where nothing but the
    /// office's own papers was opened (a bill tells nothing of the care), or, of somebody close, where the record is one of many of a department that are reviewed that day.
    /// </summary>
    internal bool IsPersonal(in AccessSession session)
    {
        var rows = Sessions.RowsOf(session.Index);
        var opened = Sessions.Opened(session.Index);
        var work = Context.WorkOf(session);
        if (Sessions.Worked(session.Index))
        {
            return work != OfficeWork.None && CloseTie.IsOwn(Context, session.User, session.Patient) && WroteOfCare(rows);
        }

        if (opened <= 1 && work == OfficeWork.None)
        {
            return CloseTie.IsOwn(Context, session.User, session.Patient) || (!IsOfService(session) && CloseTie.Holds(Context, session.User, session.Patient) && IsNobodysCase(session, work));
        }

        return opened > 1
            ? (overrides.Value.Overrode(rows) && !overrides.Value.IsDoor(session.Index)) || (CloseTie.IsOwn(Context, session.User, session.Patient) && !AreOfficePapers(rows, work)) || NameFishingRule.LeadsTo(this, rows[0])
                || (CloseTie.Holds(Context, session.User, session.Patient) && IsNobodysCase(session, work))
                || (Context.Patient(session.Patient).Restricted && IsWithoutCare(rows, work & ~OfficeWork.Unspecified) && CountOf(rows, ObjectKind.Clinical) + CountOf(rows, ObjectKind.Note) + CountOf(rows, ObjectKind.Medication) > 1)
            : CloseTie.Holds(Context, session.User, session.Patient) && IsNobodysCase(session, work);
    }

    /// <summary>True for somebody of a department that serves all others: a service, which files what comes in late with a single access.</summary>
    internal bool IsOfService(in AccessSession session) => Context.Department(Context.DepartmentOf(session)) is { ServesAll: true } or { Kind: DepartmentKind.Support };

    /// <summary>True where the log places somebody on another ward: there one works as its people do, who read without writing, too.</summary>
    internal bool IsOnAWard(in AccessSession session) =>
        session.Department != Context.User(session.User).Department && Context.Department(session.Department) is { Kind: DepartmentKind.Clinical, ServesAll: false };

    // Booking and registration need nothing of the care, billing what a bill in question is about.
    private bool IsWithoutCare(ReadOnlySpan<int> rows, OfficeWork work) =>
        work == OfficeWork.Registration || (work == OfficeWork.Billing && CountOf(rows, ObjectKind.Billing) == 0);

    /// <summary>True when the override of the record's protection is how people like the user come to such records, see <see cref="RoleOverrides.IsDoor"/>.</summary>
    internal bool IsDoor(int session) => overrides.Value.IsDoor(session);

    private bool IsNobodysCase(in AccessSession session, OfficeWork work) =>
        !IsInCareAbout(session, work) && !ReviewSeries.Has(this, session, work) && !AreOfficePapers(Sessions.RowsOf(session.Index), work);

    // A note or an order in the own record: no office's papers.
    private bool WroteOfCare(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            if (Window.Object[row].IsOfCare() && Window.Action[row] is AccessAction.Create or AccessAction.Update && Window.Succeeded(row))
            {
                return true;
            }
        }

        return false;
    }

    // The face sheet and the bill, opened by those who keep them.
    private bool AreOfficePapers(ReadOnlySpan<int> rows, OfficeWork work) =>
        (work & (OfficeWork.Registration | OfficeWork.Billing)) != 0 && CountOf(rows, ObjectKind.Demographics) + CountOf(rows, ObjectKind.Billing) == rows.Length;

    /// <summary>True when nothing of the record was opened but the office's own papers; a search opens nothing.</summary>
    internal bool IsOfficePapers(int session) => Opened(session) is { Length: > 0 } opened && AreOfficePapers(opened, Context.WorkOf(Sessions[session]));

    /// <summary>True when nothing of the record was opened but objects of one kind; a search opens nothing.</summary>
    internal bool IsOnly(int session, ObjectKind kind) => Sessions.Opened(session) is > 0 and var opened && CountOf(Sessions.RowsOf(session), kind) == opened;

    private int[] Opened(int session) => [.. Sessions.RowsOf(session).ToArray().Where(row => !Window.IsSearch(row))];

    // Where no feed tells of visits, nobody knows who was not in care.
    private bool IsInCareAbout(in AccessSession session, OfficeWork work) =>
        !Context.Has("encounters") || Context.IsInCare(session.Patient, session.FirstAt, SiteCalendar.Day, DaysOfWork(session, work));

    private long DaysOfWork(in AccessSession session, OfficeWork work) =>
        IsAccountWork(session) ? BillRun
            : (work & (OfficeWork.Coding | OfficeWork.Billing)) != 0 ? BillHold : SiteCalendar.Day;

    /// <summary>True for billing with the account open: accounts are worked on for months, of visits from before the feeds begin, too.</summary>
    internal bool IsAccountWork(in AccessSession session) =>
        (Context.WorkOf(session) & OfficeWork.Billing) != 0 && CountOf(Sessions.RowsOf(session.Index), ObjectKind.Billing) > 0;

    /// <summary>True for billing that opened the account first: a denial or an audit is answered from the notes and orders behind the bill.</summary>
    internal bool BeginsWithAccount(in AccessSession session)
    {
        foreach (var row in (Context.WorkOf(session) & OfficeWork.Billing) != 0 ? Sessions.RowsOf(session.Index) : [])
        {
            if (!Window.IsSearch(row))
            {
                return Window.Object[row] == ObjectKind.Billing;
            }
        }

        return false;
    }

    private int CountOf(ReadOnlySpan<int> rows, ObjectKind kind)
    {
        var count = 0;
        foreach (var row in rows)
        {
            count += Window.Object[row] == kind ? 1 : 0;
        }

        return count;
    }
}
