using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>A window of accesses, its sessions, and the reason found for each: what rules look at.</summary>
public sealed class ExplainedAccesses
{
    // The reason of a session of an earlier epoch that was explained there; which one it was is not asked any more.
    private const byte Before = byte.MaxValue;

    private const int VisitorDays = 14;

    // Bills are commonly held some days after a visit, for charges and codes to come in: coding and billing fall into them.
    private const long BillHold = 5 * SiteCalendar.Day;

    private readonly byte[] reason;
    private readonly bool[] metBefore;
    private readonly Dictionary<string, HashSet<int>> flags = new(StringComparer.Ordinal);
    private readonly CountTable?[] own = new CountTable?[Enum.GetValues<LearnedCount>().Length];
    private readonly Lock[] gates = [.. Enum.GetValues<LearnedCount>().Select(_ => new Lock())];
    private readonly CountTable?[] sums = new CountTable?[Enum.GetValues<LearnedCount>().Length];
    private readonly Lazy<UserDayTable> ownDays;
    private readonly Lazy<UserDayTable> userDays;
    private readonly Lazy<WorkplaceTable> workplaces;
    private readonly Lazy<WritingTable> writing;
    private readonly Lazy<PatientDayTable> writers;
    private readonly Lazy<HashSet<int>> machines;
    private readonly Lazy<CountHistogram> unexplainedLengths;
    private readonly Lazy<Grouped<(int User, int Day)>> visitors;
    private readonly Lazy<Peers> peers;
    private readonly Lazy<int> firstKnownDay;
    private readonly Lazy<BareLooks> bareLooks;

    private ExplainedAccesses(AccessWindow window, SessionTable sessions, CareContext context, SiteCalendar calendar, JudgementPolicy policy, Epoch epoch, Past past, bool[] metBefore)
    {
        this.metBefore = metBefore;
        Policy = policy;
        Window = window;
        Sessions = sessions;
        Context = context;
        Calendar = calendar;
        Epoch = epoch;
        Past = past;
        FromAt = epoch.FromDay == int.MinValue ? long.MinValue : calendar.StartOf(epoch.FromDay);
        reason = new byte[sessions.Count];
        ownDays = new(() => UserDayTable.From(this));
        userDays = new(() => Past.With(ownDays.Value));
        workplaces = new(() => new(this[LearnedCount.Places], context));
        machines = new(() => MachineAccounts.Of(this));
        unexplainedLengths = new(Lengths);
        writing = new(() => new(this[LearnedCount.Writing], context));
        writers = new(() => new(this, Sessions.Wrote));
        visitors = new(Visitors);
        peers = new(() => new(this));
        firstKnownDay = new(() => past.Epochs.Count > 0 ? past.Epochs.First().Epoch.FromDay : calendar.DayOf(window.At.Min()));
        bareLooks = new(() => new(this));
    }

    /// <summary>What the organisation has decided about judging.</summary>
    public JudgementPolicy Policy { get; }

    public AccessWindow Window { get; }

    public SessionTable Sessions { get; }

    public CareContext Context { get; }

    public SiteCalendar Calendar { get; }

    /// <summary>The days that are judged. Accesses before them are in the window as far as something may have begun there.</summary>
    public Epoch Epoch { get; }

    /// <summary>What earlier epochs have left.</summary>
    public Past Past { get; }

    /// <summary>The first day that is judged.</summary>
    public int FromDay => Epoch.FromDay;

    /// <summary>The beginning of <see cref="FromDay"/>, in milliseconds.</summary>
    public long FromAt { get; }

    /// <summary>What each user did on each day, of earlier epochs and this one; counted when first asked for, after all reasons are known.</summary>
    public UserDayTable UserDays => userDays.Value;

    /// <summary>What each user did on each day that is judged.</summary>
    public UserDayTable OwnDays => ownDays.Value;

    /// <summary>Counts of earlier epochs and this one.</summary>
    public CountTable this[LearnedCount what] => Volatile.Read(ref sums[(int)what]) ?? Sum(what);

    /// <summary>Whose work is like whose.</summary>
    internal Peers Peers => peers.Value;

    /// <summary>How often people look with no reason and no trace of work.</summary>
    internal BareLooks BareLooks => bareLooks.Value;

    /// <summary>Whose workplace each workstation is.</summary>
    public WorkplaceTable Workplaces => workplaces.Value;

    /// <summary>Accounts that no person can be working under.</summary>
    public IReadOnlySet<int> Machines => machines.Value;

    /// <summary>How many accesses sessions have for which no reason was found, in this epoch and the ones it learns from.</summary>
    internal CountHistogram UnexplainedLengths => unexplainedLengths.Value;

    /// <summary>In how many sessions people write.</summary>
    public WritingTable Writing => writing.Value;

    /// <summary>Who wrote in whose record; collected when first asked for, after the reasons that are not learned are known.</summary>
    internal PatientDayTable Writers => writers.Value;

    /// <summary>Who opened each patient without a documented reason, and on which day, in this epoch and the two weeks before it; collected when first asked for, after all reasons are known.</summary>
    public Grouped<(int User, int Day)> UnexplainedVisitors => visitors.Value;

    /// <summary>The first day of which the accesses, or what earlier epochs have left, tell.</summary>
    internal int FirstKnownDay => firstKnownDay.Value;

    /// <summary>Counts of this epoch. Rules may ask side by side.</summary>
    public CountTable Own(LearnedCount what)
    {
        lock (gates[(int)what])
        {
            return own[(int)what] ??= EpochCounts.Of(what, this);
        }
    }

    private CountTable Sum(LearnedCount what)
    {
        lock (gates[(int)what])
        {
            return sums[(int)what] ??= Past.With(what, Own(what));
        }
    }

    /// <summary>Keeps what was counted on the way while this epoch was explained or judged.</summary>
    internal void Learn(LearnedCount what, CountTable counted)
    {
        own[(int)what] = counted;
        sums[(int)what] = null;
    }

    /// <summary>True when the session is of the epoch that is judged, not of what went before it.</summary>
    public bool IsJudged(int session) => Sessions.Day[session] >= FromDay;

    /// <summary>True when the user had never opened the patient before, with a reason or without.</summary>
    public bool IsFirstEver(int session) => Sessions.IsFirst(session) && !metBefore[session];

    /// <summary>True when a reason was found for the session.</summary>
    public bool IsExplained(int session) => reason[session] != 0;

    /// <summary>The reason found for the session, or null.</summary>
    public ExplanationInfo? ReasonOf(int session) => reason[session] is 0 or Before ? null : ExplanationCatalog.All[reason[session] - 1];

    /// <summary>True when nothing explains the session but an explanation that policy flags, this one, holds for it.</summary>
    public bool IsFlagged(string explanation, int session) => flags.TryGetValue(explanation, out var sessions) && sessions.Contains(session);

    /// <summary>True when a feed has rows, or what is named after a dot is given in it (<c>patients.vip</c>, <c>accesses.login</c>).</summary>
    public bool Has(string need) => need.StartsWith("accesses", StringComparison.Ordinal) ? EpochCounts.Has(Window, need) || Past.WasGiven(need) : Context.Has(need);

    /// <summary>Groups the accesses into sessions and looks for a reason for each.</summary>
    /// <param name="window">The accesses.</param>
    /// <param name="context">What is known about people and care.</param>
    /// <param name="calendar">The site's days.</param>
    /// <param name="policy">What the organisation has decided; nothing when left out.</param>
    /// <param name="epoch">The days that are judged; all when left out.</param>
    /// <param name="past">What earlier epochs have left; nothing when left out.</param>
    /// <param name="metBefore">Tells of each session whether its user had opened its patient before the window; none had when left out.</param>
    public static ExplainedAccesses From(
        AccessWindow window, CareContext context, SiteCalendar calendar, JudgementPolicy? policy = null, Epoch? epoch = null, Past? past = null, Func<SessionTable, bool[]>? metBefore = null)
    {
        policy ??= JudgementPolicy.Default;
        var sessions = SessionTable.From(window, calendar);
        var accesses = new ExplainedAccesses(window, sessions, context, calendar, policy, epoch ?? Epoch.Everything, past ?? new(), metBefore?.Invoke(sessions) ?? new bool[sessions.Count]);
        var direct = ExplanationCatalog.Direct.Where(e => policy.ModeOf(e.Explanation.Info) == ExplanationMode.Reason).ToArray();
        Parallel.ForEach(accesses.Sessions.Parts(), part =>
        {
            for (var session = part.From; session < part.To; session++)
            {
                var looked = accesses.Sessions[session];
                accesses.reason[session] = accesses.IsJudged(session) ? accesses.Direct(looked, direct)
                    : accesses.Past.IsUnexplained(looked.User, looked.Patient, looked.Day) ? (byte)0 : Before;
            }
        });

        foreach (var (learned, number) in ExplanationCatalog.Learned.Where(e => policy.ModeOf(e.Explanation.Info) == ExplanationMode.Reason))
        {
            learned.Apply(accesses, session =>
            {
                if (accesses.reason[session] == 0 && !(learned.Info.IsBroad && accesses.IsPersonal(accesses.Sessions[session])))
                {
                    accesses.reason[session] = number;
                }
            });
        }

        accesses.Flag();
        return accesses;
    }

    /// <summary>Asks what policy flags about the sessions that have no reason, after all reasons are known.</summary>
    private void Flag()
    {
        foreach (var (explanation, _) in ExplanationCatalog.Direct.Where(e => Policy.ModeOf(e.Explanation.Info) == ExplanationMode.Flag))
        {
            flags[explanation.Info.Id] = [.. Enumerable.Range(0, Sessions.Count).Where(s => IsJudged(s) && !IsExplained(s) && explanation.Explains(Sessions[s], Context, Policy))];
        }

        foreach (var (learned, _) in ExplanationCatalog.Learned.Where(e => Policy.ModeOf(e.Explanation.Info) == ExplanationMode.Flag))
        {
            learned.Apply(this, session => (flags.TryGetValue(learned.Info.Id, out var held) ? held : flags[learned.Info.Id] = []).Add(session));
        }
    }

    private CountHistogram Lengths()
    {
        var lengths = new CountHistogram();
        for (var session = 0; session < Sessions.Count; session++)
        {
            if (IsJudged(session) && !IsExplained(session))
            {
                lengths.Add(Sessions.RowsOf(session).Length);
            }
        }

        foreach (var epoch in Past.Epochs)
        {
            for (var place = 0; place < epoch.Unexplained.Count; place++)
            {
                lengths.Add(epoch.Unexplained[place].Accesses.Length);
            }
        }

        return lengths;
    }

    private Grouped<(int User, int Day)> Visitors()
    {
        var (patients, visits) = (new List<int>(), new List<(int, int)>());
        foreach (var epoch in Past.Epochs.Where(e => e.Epoch.ToDay >= FromDay - VisitorDays))
        {
            for (var place = 0; place < epoch.Unexplained.Count; place++)
            {
                if (epoch.Unexplained[place] is var earlier && earlier.Day >= FromDay - VisitorDays)
                {
                    patients.Add(earlier.Patient);
                    visits.Add((earlier.User, earlier.Day));
                }
            }
        }

        for (var session = 0; session < Sessions.Count; session++)
        {
            if (IsJudged(session) && !IsExplained(session))
            {
                patients.Add(Sessions.Patient(session));
                visits.Add((Sessions.User(session), Sessions.Day[session]));
            }
        }

        return new(patients, visits);
    }

    private byte Direct(in AccessSession session, (Explanation Explanation, byte Number)[] asked)
    {
        foreach (var (explanation, number) in asked)
        {
            if (explanation.Explains(session, Context, Policy) && !(explanation.Info.IsBroad && IsPersonal(session)))
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>
    /// True when a reason that holds for a whole office or service does not do: the user opened the record more than once with nothing written in it,
    /// and it is the user's own, or somebody's who stands close and was not in care about that day (coding and billing come some days after), or its protection
    /// was overridden, or a run of searches led to it. One look by somebody of an office is enough at the record of the own manager or report.
    /// </summary>
    private bool IsPersonal(in AccessSession session)
    {
        var rows = Sessions.RowsOf(session.Index);
        return rows.Length > 1
            ? (Overrode(rows) || CloseTie.IsOwn(Context, session.User, session.Patient) || NameFishingRule.LeadsTo(this, rows[0])
                || (CloseTie.Holds(Context, session.User, session.Patient) && !IsInCareAbout(session))) && !Sessions.Wrote(session.Index)
            : Context.User(session.User).Work != OfficeWork.None && CloseTie.IsOfLine(Context, session.User, session.Patient) && !IsInCareAbout(session) && !Sessions.Wrote(session.Index);
    }

    private bool IsInCareAbout(in AccessSession session) =>
        Context.IsInCare(session.Patient, session.FirstAt, SiteCalendar.Day, (Context.User(session.User).Work & (OfficeWork.Coding | OfficeWork.Billing)) == 0 ? SiteCalendar.Day : BillHold);

    private bool Overrode(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            if (Window.BreakGlass[row])
            {
                return true;
            }
        }

        return false;
    }
}
