using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>A window of accesses, its sessions, and the reason found for each: what rules look at.</summary>
public sealed class ExplainedAccesses
{
    private readonly byte[] reason;
    private readonly Dictionary<string, HashSet<int>> flags = new(StringComparer.Ordinal);
    private readonly Lazy<UserDayTable> userDays;
    private readonly Lazy<WorkplaceTable> workplaces;
    private readonly Lazy<Grouped<(int User, int Day)>> visitors;

    private ExplainedAccesses(AccessWindow window, SessionTable sessions, CareContext context, SiteCalendar calendar, JudgementPolicy policy)
    {
        Policy = policy;
        Window = window;
        Sessions = sessions;
        Context = context;
        Calendar = calendar;
        reason = new byte[sessions.Count];
        userDays = new(() => new(this));
        workplaces = new(() => new(window, context));
        visitors = new(Visitors);
    }

    /// <summary>What the organisation has decided about judging.</summary>
    public JudgementPolicy Policy { get; }

    public AccessWindow Window { get; }

    public SessionTable Sessions { get; }

    public CareContext Context { get; }

    public SiteCalendar Calendar { get; }

    /// <summary>What each user did on each day; counted when first asked for, after all reasons are known.</summary>
    public UserDayTable UserDays => userDays.Value;

    /// <summary>Whose workplace each workstation is.</summary>
    public WorkplaceTable Workplaces => workplaces.Value;

    /// <summary>Who opened each patient without a documented reason, and on which day; collected when first asked for, after all reasons are known.</summary>
    public Grouped<(int User, int Day)> UnexplainedVisitors => visitors.Value;

    /// <summary>True when a reason was found for the session.</summary>
    public bool IsExplained(int session) => reason[session] != 0;

    /// <summary>The reason found for the session, or null.</summary>
    public ExplanationInfo? ReasonOf(int session) => reason[session] == 0 ? null : ExplanationCatalog.All[reason[session] - 1];

    /// <summary>True when nothing explains the session but an explanation that policy flags, this one, holds for it.</summary>
    public bool IsFlagged(string explanation, int session) => flags.TryGetValue(explanation, out var sessions) && sessions.Contains(session);

    /// <summary>True when a feed has rows, or what is named after a dot is given in it (<c>patients.vip</c>, <c>accesses.login</c>).</summary>
    public bool Has(string need) => need switch
    {
        "accesses" => Window.Count > 0,
        "accesses.login" => Window.Action.AsSpan().Contains(AccessAction.Login),
        "accesses.query" => Window.Action.AsSpan().Contains(AccessAction.Query),
        "accesses.workstation_id" => Window.Workstation.AsSpan().ContainsAnyExcept(0),
        "accesses.break_glass" => Window.BreakGlass.AsSpan().Contains(true),
        _ => Context.Has(need),
    };

    /// <summary>Groups the accesses into sessions and looks for a reason for each.</summary>
    /// <param name="window">The accesses.</param>
    /// <param name="context">What is known about people and care.</param>
    /// <param name="calendar">The site's days.</param>
    /// <param name="policy">What the organisation has decided; nothing when left out.</param>
    public static ExplainedAccesses From(AccessWindow window, CareContext context, SiteCalendar calendar, JudgementPolicy? policy = null)
    {
        policy ??= JudgementPolicy.Default;
        var accesses = new ExplainedAccesses(window, SessionTable.From(window, calendar), context, calendar, policy);
        var direct = ExplanationCatalog.Direct.Where(e => policy.ModeOf(e.Explanation.Info) == ExplanationMode.Reason).ToArray();
        const int chunk = 1 << 14;
        Parallel.For(0, (accesses.Sessions.Count + chunk - 1) / chunk, c =>
        {
            for (var session = c * chunk; session < Math.Min(accesses.Sessions.Count, (c + 1) * chunk); session++)
            {
                accesses.reason[session] = Direct(accesses.Sessions[session], context, policy, direct);
            }
        });

        foreach (var (learned, number) in ExplanationCatalog.Learned.Where(e => policy.ModeOf(e.Explanation.Info) == ExplanationMode.Reason))
        {
            learned.Apply(accesses, session => accesses.reason[session] = accesses.reason[session] == 0 ? number : accesses.reason[session]);
        }

        accesses.Flag();
        return accesses;
    }

    /// <summary>Asks what policy flags about the sessions that have no reason, after all reasons are known.</summary>
    private void Flag()
    {
        foreach (var (explanation, _) in ExplanationCatalog.Direct.Where(e => Policy.ModeOf(e.Explanation.Info) == ExplanationMode.Flag))
        {
            flags[explanation.Info.Id] = [.. Enumerable.Range(0, Sessions.Count).Where(s => !IsExplained(s) && explanation.Explains(Sessions[s], Context, Policy))];
        }

        foreach (var (learned, _) in ExplanationCatalog.Learned.Where(e => Policy.ModeOf(e.Explanation.Info) == ExplanationMode.Flag))
        {
            learned.Apply(this, session => (flags.TryGetValue(learned.Info.Id, out var held) ? held : flags[learned.Info.Id] = []).Add(session));
        }
    }

    private Grouped<(int User, int Day)> Visitors()
    {
        var (patients, visits) = (new List<int>(), new List<(int, int)>());
        for (var session = 0; session < Sessions.Count; session++)
        {
            if (!IsExplained(session))
            {
                patients.Add(Sessions.Patient(session));
                visits.Add((Sessions.User(session), Sessions.Day[session]));
            }
        }

        return new(patients, visits);
    }

    private static byte Direct(in AccessSession session, CareContext context, JudgementPolicy policy, (Explanation Explanation, byte Number)[] asked)
    {
        foreach (var (explanation, number) in asked)
        {
            if (explanation.Explains(session, context, policy))
            {
                return number;
            }
        }

        return 0;
    }
}
