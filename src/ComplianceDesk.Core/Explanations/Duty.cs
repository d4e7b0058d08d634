using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>One stretch of use of an account, across midnight too: until it rests for some hours.</summary>
internal static class Duty
{
    /// <summary>The rows [from, to) of the window on the duty in which a session begins: the rest is <see cref="CrossCoverExplanation.Rest"/>, twice as long after a sign-in, which begins a duty.</summary>
    public static (int From, int To) Of(ExplainedAccesses accesses, int session)
    {
        var (window, rest, row) = (accesses.Window, CrossCoverExplanation.Rest.SpanIn(accesses.Policy), accesses.Sessions.RowsOf(session)[0]);
        var (first, end) = window.Of(window.User[row]);
        return Around(row, first, end, before => window.At[before + 1] - window.At[before] >= (window.Action[before] == AccessAction.Login ? 2 * rest : rest));
    }

    /// <summary>Of uses in the order of time those [from, to) around one of them that no rest parts from it.</summary>
    /// <param name="use">The place of one.</param>
    /// <param name="first">The place of the first.</param>
    /// <param name="end">The place after the last.</param>
    /// <param name="rests">Whether a rest lies between a use and the next, by the place of the former.</param>
    public static (int From, int To) Around(int use, int first, int end, Func<int, bool> rests)
    {
        var (from, to) = (use, use + 1);
        while (from > first && !rests(from - 1))
        {
            from--;
        }

        while (to < end && !rests(to - 1))
        {
            to++;
        }

        return (from, to);
    }
}
