using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>A window of accesses, its sessions, and the reason found for each: what rules look at.</summary>
public sealed class ExplainedAccesses
{
    // The reason of a session of an earlier epoch that was explained there; which one it was is not asked any more.
    private const byte Before = byte.MaxValue;

    private readonly byte[] reason;
    private readonly DirectReasons direct;
    // Users who may have learned of what stands in findings since the accesses were explained before; null where everybody is asked.
    private readonly bool[]? learners;
    // Single accesses to what the role's work does not need, too many on one day for slips.
    private readonly HashSet<int> tooMany = [];
    private readonly Lazy<bool[]> metBefore;
    private readonly Dictionary<string, HashSet<int>> flags = new(StringComparer.Ordinal);
    private readonly CountTable?[] own = new CountTable?[Enum.GetValues<LearnedCount>().Length];
    private readonly Lock[] gates = [.. Enum.GetValues<LearnedCount>().Select(_ => new Lock())];
    private readonly CountTable?[] sums = new CountTable?[Enum.GetValues<LearnedCount>().Length];
    private readonly Lazy<UserDayTable> ownDays;
    private readonly Lazy<UserDays> userDays;
    private readonly Lazy<WorkplaceTable> workplaces;
    private readonly Lazy<WritingTable> writing;
    private readonly Lazy<PatientDayTable> writers;
    private readonly Lazy<HashSet<int>> machines;
    private readonly Lazy<CountHistogram> unexplainedLengths;
    private readonly Lazy<Grouped<(int User, int Day)>> visitors;
    private readonly Lazy<Peers> peers;
    private readonly Lazy<int> firstKnownDay;
    private readonly Lazy<BareLooks> bareLooks;
    private readonly Lazy<HashSet<int>> programmes;
    private readonly Lazy<HashSet<int>> treatsProtected;
    private readonly Lazy<RoleParts> roleParts;
    private readonly Lazy<RoleTimes> roleTimes;
    private readonly Lazy<ColleagueGroups?> groups;

    private ExplainedAccesses(DirectReasons direct, Past past, Lazy<bool[]> metBefore, Teaching teaching, ExplainedAccesses? before, bool[]? learners)
    {
        this.direct = direct;
        this.learners = learners;
        Teaching = teaching;
        Policy = direct.Policy;
        Window = direct.Window;
        Sessions = direct.Sessions;
        Context = direct.Context;
        Calendar = direct.Calendar;
        Epoch = direct.Epoch;
        Past = past;
        FromAt = direct.FromAt;
        reason = [.. direct.Numbers];
        ownDays = new(() => UserDayTable.From(this));
        userDays = new(() => Past.With(ownDays.Value));
        workplaces = before is not null && !Teaches(LearnedCount.Places) ? before.workplaces : new(() => new(Lessons(LearnedCount.Places, LearnedCount.FlaggedPlaces), Lessons(LearnedCount.NamedPlaces), Context));
        machines = before?.machines ?? new(() => MachineAccounts.Of(this));
        unexplainedLengths = new(() => UnexplainedSessions.Lengths(this));
        writing = before?.writing ?? new(() => new(this[LearnedCount.Writing], Context));
        writers = new(() => new(this, Open, Sessions.Wrote));
        visitors = new(() => UnexplainedSessions.Visitors(this));
        peers = new(() => new(this));
        firstKnownDay = new(() => past.Epochs.Count > 0 ? past.Epochs.First().Epoch.FromDay : Calendar.DayOf(Window.At.Min()));
        groups = new(() => ColleagueGroupExplanation.Groups(this));
        this.metBefore = metBefore;
        bareLooks = new(() => new(this));
        programmes = new(() => ProtectedProgrammes.Of(this[LearnedCount.ProtectedPatients]));
        treatsProtected = new(() => ProtectedProgrammes.Treating(this[LearnedCount.ProtectedPatients]));
        roleParts = before is not null && !Teaches(LearnedCount.Parts) ? before.roleParts : new(() => new(direct, Lessons(LearnedCount.Parts), session => Teaches(LearnedCount.Parts) && IsJudged(session) && Teaching.May(session)));
        roleTimes = before is not null && !Teaches(LearnedCount.CareTimes) ? before.roleTimes
            : new(() => new(direct, Lessons(LearnedCount.CareTimes), session => Teaches(LearnedCount.CareTimes) && IsJudged(session) && IsOffices(session) && Teaching.May(session)));
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

    /// <summary>Which of the accesses may teach an explanation.</summary>
    internal Teaching Teaching { get; }

    /// <summary>The first day that is judged.</summary>
    public int FromDay => Epoch.FromDay;

    /// <summary>The beginning of <see cref="FromDay"/>, in milliseconds.</summary>
    public long FromAt { get; }

    /// <summary>The sessions that are judged for which people and care alone gave no reason.</summary>
    internal IReadOnlyList<int> Open { get; private set; } = [];

    /// <summary>Those of them of which learned reasons are asked: all, but where only some users may have learned of what was found.</summary>
    internal IReadOnlyList<int> Asked { get; private set; } = [];

    /// <summary>What each user did on each day, of earlier epochs and this one; counted when first asked for, after all reasons are known.</summary>
    public UserDays UserDays => userDays.Value;

    /// <summary>What each user did on each day that is judged.</summary>
    public UserDayTable OwnDays => ownDays.Value;

    /// <summary>Counts of earlier epochs and this one.</summary>
    public CountTable this[LearnedCount what] => Volatile.Read(ref sums[(int)what]) ?? Sum(what);

    /// <summary>
    /// What explanations learn from: counts of earlier epochs, without what stood in their findings. Where nothing of them is left, of this epoch itself, and nothing flagged
    /// teaches either; whoever asks counts the user out who is asked about.
    /// </summary>
    /// <param name="what">The counts.</param>
    /// <param name="flagged">The counts of what stands in findings, where the others hold it.</param>
    internal CountTable Lessons(LearnedCount what, LearnedCount? flagged = null) =>
        Teaches(what) ? flagged is { } own ? Own(what).Minus(Own(own)) : Own(what) : flagged is { } earlier ? Past[what].Minus(Past[earlier]) : Past[what];

    /// <summary>True where this epoch itself is learned from, since earlier ones have left nothing.</summary>
    private bool Teaches(LearnedCount what) => Past[what].Count == 0;

    /// <summary>Whose work is like whose.</summary>
    internal Peers Peers => peers.Value;

    /// <summary>How often people look with no reason and no trace of work.</summary>
    internal BareLooks BareLooks => bareLooks.Value;

    /// <summary>What the care of the patients opened says of the hospital.</summary>
    internal OpenedCare OpenedCare => direct.OpenedCare;

    /// <summary>Departments that treat mostly patients whose records are specially protected.</summary>
    internal IReadOnlySet<int> Programmes => programmes.Value;

    /// <summary>These, and departments that see such patients far more often than the organisation does.</summary>
    internal IReadOnlySet<int> TreatsProtected => treatsProtected.Value;

    /// <summary>Which parts of the record roles open.</summary>
    internal RoleParts RoleParts => roleParts.Value;

    /// <summary>When roles work on records for their whole office or service.</summary>
    internal RoleTimes RoleTimes => roleTimes.Value;

    /// <summary>Whose workplace each workstation is.</summary>
    public WorkplaceTable Workplaces => workplaces.Value;

    /// <summary>Accounts that no person can be working under.</summary>
    public IReadOnlySet<int> Machines => machines.Value;

    /// <summary>How many accesses sessions have for which no reason was found, in this epoch and the ones it learns from.</summary>
    internal CountHistogram UnexplainedLengths => unexplainedLengths.Value;

    /// <summary>Who works together; null where nobody shares a patient with anybody. Of the first epoch it rests on its own reasons, and is asked for when they are known.</summary>
    internal ColleagueGroups? Groups => groups.Value;

    /// <summary>In how many sessions people write.</summary>
    public WritingTable Writing => writing.Value;

    /// <summary>Who wrote in whose record; collected when first asked for, after the reasons that are not learned are known.</summary>
    internal PatientDayTable Writers => writers.Value;

    /// <summary>Who opened each patient without a documented reason, and on which day, in this epoch and the earlier ones; collected when first asked for, after all reasons are known.</summary>
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
    public bool IsFirstEver(int session) => Sessions.IsFirst(session) && !metBefore.Value[session];

    /// <summary>The session of an access that names a patient.</summary>
    internal int SessionOf(int row) => Sessions.Of(Window.User[row], Window.Patient[row], Calendar.DayOf(Window.At[row]));

    /// <summary>True when a reason was found for the session.</summary>
    public bool IsExplained(int session) => reason[session] != 0;

    /// <summary>The reason found for the session, or null.</summary>
    public ExplanationInfo? ReasonOf(int session) => reason[session] is 0 or Before ? null : ExplanationCatalog.All[reason[session] - 1];

    /// <summary>True when the reason found for the session is of a kind.</summary>
    internal bool IsExplainedBy<T>(int session) => reason[session] is not (0 or Before) and var number && ExplanationCatalog.Is<T>(number);

    /// <summary>True when people and care alone give the session a reason, and the first is one of a whole office or service, whether or not it does for this session.</summary>
    internal bool IsOffices(int session) => direct.Numbers[session] is > 0 and var number && ExplanationCatalog.All[number - 1].IsBroad;

    /// <summary>True when it is such a session, at a time at which the role has no work on a record like this.</summary>
    private bool IsUntimely(int session) => IsOffices(session) && RoleTimes.SessionsOfOthers(session) > 0;

    /// <summary>True when the override of the record's protection is how people like the user come to such records.</summary>
    internal bool IsDoor(int session) => direct.IsDoor(session);

    /// <summary>True for billing with the account open, whether a reason was found or not.</summary>
    internal bool IsAccountWork(int session) => direct.IsAccountWork(Sessions[session]);

    /// <summary>True when nothing of the record was opened but objects of one kind; a search opens nothing.</summary>
    internal bool IsOnly(int session, ObjectKind kind) => direct.IsOnly(session, kind);

    /// <summary>True when nothing of the record was opened but the face sheet or the bill, by those who keep them; a search opens nothing.</summary>
    internal bool IsOfficePapers(int session) => direct.IsOfficePapers(session);

    /// <summary>
    /// True when a reason was found that is the person's own. One that holds for a whole office or service tells nothing of who used its account, from where and
    /// when: rules that ask that do not count it.
    /// </summary>
    public bool HasOwnReason(int session) => IsExplained(session) && (ReasonOf(session) is not { IsBroad: true } || direct.OwnReason(Sessions[session], reason[session]) != 0);

    /// <summary>
    /// True when nothing more is known of the session than that the whole office or service, or the department that the patient visited, has a reason; false when what others did in those days tells of it.
    /// </summary>
    internal bool HasNoMoreThanDepartments(int session)
    {
        if (!IsExplained(session) || ReasonOf(session) is { IsOfDepartment: true })
        {
            return true;
        }

        foreach (var (_, number) in ExplanationCatalog.Learned)
        {
            if (number == reason[session])
            {
                return false;
            }
        }

        return !HasOwnReason(session);
    }

    /// <summary>True when a session left a trace of work in the record: something was written or, by somebody whose office releases records, printed or exported, where no feed tells what is asked for.</summary>
    internal bool LeftWork(int session) =>
        Sessions.Worked(session) || (!Context.Has("requests") && (Context.WorkOf(Sessions[session]) & OfficeWork.Release) != 0 && Sessions.TookOut(session));

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
        return From(DirectReasons.Of(window, context, calendar, policy ?? JudgementPolicy.Default, epoch ?? Epoch.Everything), past ?? new(), metBefore);
    }

    /// <summary>
    /// The same, where no access of some findings teaches an explanation; this where none did. Little is found, and mostly nobody loses a reason by it: as long as none of those who may have learned of it
    /// does, nobody else can, and the others are not asked again.
    /// </summary>
    internal ExplainedAccesses Without(IEnumerable<Finding> findings)
    {
        var teaching = Teaching.Without(this, findings);
        if (teaching == Teaching)
        {
            return this;
        }

        var ofLearners = LearnsOfItself() ? null : From(direct, Past, metBefore, teaching, this, teaching.Learners(this));
        return ofLearners?.HasReasonsOf(this) == true ? ofLearners : From(direct, Past, metBefore, teaching, this);
    }

    /// <summary>True where this epoch itself tells something of the hospital, so that a finding may concern anybody; or where policy flags what is learned.</summary>
    private bool LearnsOfItself() =>
        Enum.GetValues<LearnedCount>().Any(what => EpochCounts.IsLesson(what) && Teaches(what) && own[(int)what] is { Count: > 0 })
        || ExplanationCatalog.Learned.Any(e => Policy.ModeOf(e.Explanation.Info) == ExplanationMode.Flag);

    /// <summary>True when learned reasons are asked of the user's sessions.</summary>
    internal bool Asks(int user) => learners is null || learners[user];

    /// <summary>True when every session has the reason, or policy's flag, that it has in the other.</summary>
    internal bool HasReasonsOf(ExplainedAccesses other) =>
        this == other || (reason.AsSpan().SequenceEqual(other.reason) && flags.Count == other.flags.Count && flags.All(f => other.flags.TryGetValue(f.Key, out var held) && held.SetEquals(f.Value)));

    /// <summary>Looks for the reasons that are learned, where no other was found.</summary>
    /// <param name="direct">The accesses with the other reasons.</param>
    /// <param name="past">What earlier epochs have left.</param>
    /// <param name="metBefore">Tells of each session whether its user had opened its patient before the window; none had when left out.</param>
    public static ExplainedAccesses From(DirectReasons direct, Past past, Func<SessionTable, bool[]>? metBefore = null) =>
        From(direct, past, new(() => metBefore?.Invoke(direct.Sessions) ?? new bool[direct.Sessions.Count]), Teaching.All);

    private static ExplainedAccesses From(DirectReasons direct, Past past, Lazy<bool[]> metBefore, Teaching teaching, ExplainedAccesses? before = null, bool[]? learners = null)
    {
        var accesses = new ExplainedAccesses(direct, past, metBefore, teaching, before, learners);
        var policy = accesses.Policy;
        if (learners is null)
        {
            accesses.Begin();
        }
        else
        {
            accesses.BeginLike(before!);
        }

        foreach (var (learned, number) in ExplanationCatalog.Learned.Where(e => policy.ModeOf(e.Explanation.Info) == ExplanationMode.Reason))
        {
            if (learners is null || learned.LearnsOfTheDay)
            {
                learned.Apply(accesses, session =>
                {
                    if (accesses.reason[session] == 0 && accesses.Asks(accesses.Sessions.User(session)) && accesses.MayBe(learned, session))
                    {
                        accesses.reason[session] = number;
                    }
                });
            }

            if (learners is not null)
            {
                accesses.Keep(before!, learned, number);
            }
        }

        accesses.AskLast();
        accesses.Flag(before);
        return accesses;
    }

    /// <summary>Finds the reasons that are not learned.</summary>
    private void Begin()
    {
        for (var session = 0; session < Sessions.Count; session++)
        {
            if (!IsJudged(session) && Sessions[session] is var looked && !Past.IsUnexplained(looked.User, looked.Patient, looked.Day))
            {
                reason[session] = Before;
            }
        }

        // None of them rests on the reasons of this epoch, and each keeps one processor busy.
        Parallel.Invoke(() => _ = metBefore.Value, () => _ = Workplaces, () => _ = Machines, () => _ = RoleParts, () => _ = RoleTimes);
        tooMany.UnionWith(BroadReasons.Narrow(this, direct, reason));
        Asked = Open = [.. Enumerable.Range(0, Sessions.Count).Where(session => reason[session] == 0 && IsJudged(session))];
    }

    /// <summary>Takes the reasons that are not learned from when the accesses were explained before.</summary>
    private void BeginLike(ExplainedAccesses before)
    {
        before.reason.CopyTo(reason);
        tooMany.UnionWith(before.tooMany);
        Open = before.Open;
        foreach (var session in Open)
        {
            reason[session] = 0;
        }

        Asked = [.. Open.Where(session => Asks(Sessions.User(session)))];
    }

    /// <summary>Gives a learned reason, when its turn comes, to the sessions that had it before and are not asked again.</summary>
    private void Keep(ExplainedAccesses before, LearnedExplanation learned, byte number)
    {
        foreach (var session in Open)
        {
            if (before.reason[session] == number && !(learned.LearnsOfTheDay && Asks(Sessions.User(session))))
            {
                reason[session] = number;
            }
        }
    }

    /// <summary>True where a learned explanation that holds does for the session.</summary>
    private bool MayBe(LearnedExplanation learned, int session) => learned.Info.IsBroad
        ? !(direct.IsPersonal(Sessions[session]) || direct.IsSought(Sessions[session]) || IsNoneOfItsWork(session) || tooMany.Contains(session))
        : learned.CarriesOn || !(direct.IsClose(Sessions[session]) || (direct.IsOfService(Sessions[session]) && !direct.IsOnAWard(Sessions[session]) && IdleLooks.AreOfService(this, session)));

    /// <summary>True when what a whole office or service does is no reason for the session: the user opened what the role's work does not need, or when it is not done, or did none of it in the record of somebody known.</summary>
    internal bool IsNoneOfItsWork(int session) => RoleParts.BeyondRole(session) > 0 || IsUntimely(session) || IdleLooks.AreOfService(this, session);

    /// <summary>Asks for the reasons that hold where no other does.</summary>
    private void AskLast()
    {
        foreach (var session in Open)
        {
            if (!IsExplained(session))
            {
                reason[session] = direct.LastReason(Sessions[session]);
            }
        }
    }

    /// <summary>Asks what policy flags about the sessions that have no reason, after all reasons are known. What was flagged before stays so: the finding that came of it takes nothing away.</summary>
    private void Flag(ExplainedAccesses? before)
    {
        foreach (var (explanation, held) in before?.flags ?? [])
        {
            flags[explanation] = [.. held];
        }

        foreach (var (explanation, _) in ExplanationCatalog.Direct.Concat(ExplanationCatalog.Last).Where(e => Policy.ModeOf(e.Explanation.Info) == ExplanationMode.Flag))
        {
            Held(explanation.Info.Id).UnionWith(Enumerable.Range(0, Sessions.Count).Where(s => IsJudged(s) && !IsExplained(s) && direct.Holds(explanation, Sessions[s])));
        }

        foreach (var (learned, _) in ExplanationCatalog.Learned.Where(e => Policy.ModeOf(e.Explanation.Info) == ExplanationMode.Flag))
        {
            learned.Apply(this, session => Held(learned.Info.Id).Add(session));
        }

        HashSet<int> Held(string id) => flags.TryGetValue(id, out var held) ? held : flags[id] = [];
    }
}
