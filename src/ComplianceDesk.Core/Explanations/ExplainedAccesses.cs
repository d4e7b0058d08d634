using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>A window of accesses, its sessions, and the reason found for each: what rules look at.</summary>
public sealed class ExplainedAccesses
{
    private readonly byte[] reason;

    private ExplainedAccesses(AccessWindow window, SessionTable sessions, CareContext context, SiteCalendar calendar)
    {
        Window = window;
        Sessions = sessions;
        Context = context;
        Calendar = calendar;
        reason = new byte[sessions.Count];
    }

    public AccessWindow Window { get; }

    public SessionTable Sessions { get; }

    public CareContext Context { get; }

    public SiteCalendar Calendar { get; }

    /// <summary>True when a reason was found for the session.</summary>
    public bool IsExplained(int session) => reason[session] != 0;

    /// <summary>The reason found for the session, or null.</summary>
    public ExplanationInfo? ReasonOf(int session) => reason[session] == 0 ? null : ExplanationCatalog.All[reason[session] - 1];

    /// <summary>Groups the accesses into sessions and looks for a reason for each.</summary>
    public static ExplainedAccesses From(AccessWindow window, CareContext context, SiteCalendar calendar)
    {
        var accesses = new ExplainedAccesses(window, SessionTable.From(window, calendar), context, calendar);
        const int chunk = 1 << 14;
        Parallel.For(0, (accesses.Sessions.Count + chunk - 1) / chunk, c =>
        {
            for (var session = c * chunk; session < Math.Min(accesses.Sessions.Count, (c + 1) * chunk); session++)
            {
                accesses.reason[session] = Direct(accesses.Sessions[session], context);
            }
        });

        foreach (var (learned, number) in ExplanationCatalog.Learned)
        {
            learned.Apply(accesses, session => accesses.reason[session] = accesses.reason[session] == 0 ? number : accesses.reason[session]);
        }

        return accesses;
    }

    private static byte Direct(in AccessSession session, CareContext context)
    {
        foreach (var (explanation, number) in ExplanationCatalog.Direct)
        {
            if (explanation.Explains(session, context))
            {
                return number;
            }
        }

        return 0;
    }
}
