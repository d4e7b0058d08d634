using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Reasons of a whole office or service that do not hold for what was done in a session.</summary>
internal static class BroadReasons
{
    /// <summary>Takes them from sessions that are none of the office's or service's work, and looks for a reason of the person's own.</summary>
    /// <param name="accesses">The accesses with the reasons that are not learned.</param>
    /// <param name="direct">Where the person's own reasons are asked.</param>
    /// <param name="reason">The reason of each session, which is changed.</param>
    /// <returns>Sessions that lost theirs because there were too many of their kind on the day.</returns>
    public static HashSet<int> Narrow(ExplainedAccesses accesses, DirectReasons direct, byte[] reason)
    {
        var (sessions, tooMany) = (accesses.Sessions, new HashSet<int>());
        Parallel.ForEach(sessions.Parts(), part =>
        {
            var (single, days) = (new List<int>(), new Dictionary<int, int>());
            for (var session = part.From; session < part.To; session++)
            {
                if (accesses.ReasonOf(session) is { IsBroad: true } && accesses.IsJudged(session))
                {
                    if (accesses.IsNoneOfItsWork(session))
                    {
                        reason[session] = direct.OwnReason(sessions[session]);
                    }
                    else if (accesses.RoleParts.IsSingleBeyondRole(session))
                    {
                        single.Add(session);
                        days[sessions.Day[session]] = days.GetValueOrDefault(sessions.Day[session]) + 1;
                    }
                }

                if (single.Count > 0 && (session + 1 == part.To || sessions.User(session + 1) != sessions.User(session)))
                {
                    single.RemoveAll(one => days[sessions.Day[one]] < UnusualPartsRule.Singly.In(accesses.Policy));
                    foreach (var one in single)
                    {
                        reason[one] = direct.OwnReason(sessions[one]);
                    }

                    lock (tooMany)
                    {
                        tooMany.UnionWith(single);
                    }

                    single.Clear();
                    days.Clear();
                }
            }
        });

        return tooMany;
    }
}
