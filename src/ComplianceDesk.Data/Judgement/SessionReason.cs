using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Data.Judgement;

/// <summary>What is kept about the reason of a session.</summary>
/// <param name="Term">Term id of the explanation, 0 = unexplained.</param>
/// <param name="Missing">What was most likely missing for a reason.</param>
/// <param name="Department">Row id of the department it is counted under, 0 where none is known.</param>
internal readonly record struct SessionReason(int Term, MissingReason Missing, int Department)
{
    /// <summary>Of each session, by its place; of those that were not judged nothing.</summary>
    /// <param name="accesses">What was judged.</param>
    /// <param name="terms">Term id of each explanation, by the explanation's id.</param>
    public static SessionReason[] Of(ExplainedAccesses accesses, IReadOnlyDictionary<string, int> terms)
    {
        var missing = new MissingReasonFinder(accesses);
        var reasons = new SessionReason[accesses.Sessions.Count];
        for (var index = 0; index < reasons.Length; index++)
        {
            if (accesses.IsJudged(index))
            {
                reasons[index] = new(accesses.ReasonOf(index) is { } reason ? terms[reason.Id] : 0, missing.Of(index), accesses.Context.DepartmentOf(accesses.Sessions[index]));
            }
        }

        return reasons;
    }
}
