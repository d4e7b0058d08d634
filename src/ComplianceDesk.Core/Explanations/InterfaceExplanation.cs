namespace ComplianceDesk.Core.Explanations;

/// <summary>A machine filed something in the record under an account of its own.</summary>
public sealed class InterfaceExplanation : LearnedExplanation
{
    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("interface", "Machine that files data",
        "Something was created or changed in the record by an account that no person can be working under, as it shows on other days than the one that is asked about. That is one in use at every hour of the day, in the quietest a quarter as much as on average at least, without ever signing in. Or one in use through at least 18 different hours of most days without ever signing in or without ever reading. Or one that does nothing but create and change, in at least 18 hours of the day, or at any under a role that the workforce feed calls an interface, a service or a system account. What such an account only reads is not explained.",
        ["accesses"], 68);

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, machines) = (accesses.Sessions, accesses.Machines);
        foreach (var user in machines)
        {
            var others = new Dictionary<int, bool>();
            for (var session = sessions.FirstOf(user, 0); session < sessions.Count && sessions.User(session) == user; session++)
            {
                if (accesses.IsJudged(session) && !accesses.IsExplained(session) && sessions.Wrote(session) && ByOtherDays(sessions.Day[session]))
                {
                    explains(session);
                }
            }

            bool ByOtherDays(int day) => others.TryGetValue(day, out var known) ? known : others[day] = MachineAccounts.IsByOtherDays(accesses, user, day);
        }
    }
}
