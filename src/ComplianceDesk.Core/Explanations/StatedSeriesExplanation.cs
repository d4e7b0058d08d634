using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>One of a series of records opened on a day for one stated reason, most of which have a reason of their own: a recalled lot, a survey, a letter to all who had something.</summary>
public sealed class StatedSeriesExplanation : LearnedExplanation
{
    private static readonly Threshold Patients = new("patients", "other patients on the day with the same words, at least", 9, "patients", 3, 200);
    private static readonly Threshold Explained = new("explained", "of these with a documented reason, at least", 50, Threshold.Percent, 10, 100);
    private static readonly Threshold Usual = new("usual", "of all accesses for which the words are given, at most", 1, Threshold.Percent, 0.01, 20);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("stated-series", "One of a series with one stated reason",
        $"The user stated one reason, in the same words, with every access to the record, as on that day with those to {Patients} other patients or more. {Explained} of them or more have a documented reason (not this one), so that the words are seen to be true; of this record no more was opened, and no other part, than of one of theirs. Words given for more than {Usual} of all accesses say nothing: where everybody states the same, nobody states a thing.",
        ["accesses.reason"], 93) { IsBroad = true, Thresholds = [Patients, Explained, Usual] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (policy, held) = (accesses.Policy, new List<int>());
        var counts = new Lazy<Dictionary<int, int>>(() => accesses.Window.Reason.Where(reason => reason != 0).CountBy(reason => reason).ToDictionary());
        foreach (var session in accesses.Asked)
        {
            if (!accesses.IsExplained(session) && ReasonOf(accesses, session) is not 0 and var reason && IsOfSeries(accesses, session, reason)
                && counts.Value[reason] <= Usual.ShareIn(policy) * accesses.Window.Count)
            {
                held.Add(session);
            }
        }

        // Not until all were asked: one of a series is no reason for the next.
        held.ForEach(explains);
    }

    private static bool IsOfSeries(ExplainedAccesses accesses, int session, int reason)
    {
        var (sessions, policy) = (accesses.Sessions, accesses.Policy);
        var (others, explained, isAlike) = (0, 0, false);
        for (var other = sessions.FirstOf(sessions.User(session), 0); other < sessions.Count && sessions.User(other) == sessions.User(session); other++)
        {
            if (other != session && sessions.Day[other] == sessions.Day[session] && accesses.Teaching.May(other) && ReasonOf(accesses, other) == reason)
            {
                others++;
                if (accesses.IsExplained(other))
                {
                    explained++;
                    isAlike = isAlike || IsAlike(accesses, session, other);
                }
            }
        }

        return isAlike && others >= Patients.In(policy) && explained >= Explained.ShareIn(policy) * others;
    }

    /// <summary>The words stated with every access of a session; 0 where there are none, or several.</summary>
    private static int ReasonOf(ExplainedAccesses accesses, int session)
    {
        var window = accesses.Window;
        var rows = accesses.Sessions.RowsOf(session);
        foreach (var row in rows)
        {
            if (window.Reason[row] != window.Reason[rows[0]])
            {
                return 0;
            }
        }

        return window.Reason[rows[0]];
    }

    /// <summary>True when no more of a record was opened, and no other part, than of another.</summary>
    private static bool IsAlike(ExplainedAccesses accesses, int session, int other)
    {
        var (window, sessions) = (accesses.Window, accesses.Sessions);
        var parts = sessions.RowsOf(other).ToArray().Select(row => window.Part[row]).ToHashSet();
        return sessions.RowsOf(session).Length <= sessions.RowsOf(other).Length && sessions.RowsOf(session).ToArray().All(row => parts.Contains(window.Part[row]));
    }
}
