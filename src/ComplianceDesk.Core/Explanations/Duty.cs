using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>One stretch of use of an account, across midnight too: until it rests for some hours (<see cref="CrossCoverExplanation.Rest"/>), twice as long after a sign-in, which begins a duty.</summary>
internal static class Duty
{
    /// <summary>The rows [from, to) of the window on the duty in which a session begins.</summary>
    public static (int From, int To) Of(ExplainedAccesses accesses, int session)
    {
        var (window, rest, row) = (accesses.Window, CrossCoverExplanation.Rest.SpanIn(accesses.Policy), accesses.Sessions.RowsOf(session)[0]);
        var (first, last) = window.Of(window.User[row]);
        var (from, to) = (row, row + 1);
        while (from > first && GoesOn(from - 1))
        {
            from--;
        }

        while (to < last && GoesOn(to - 1))
        {
            to++;
        }

        return (from, to);

        bool GoesOn(int before) => window.At[before + 1] - window.At[before] < (window.Action[before] == AccessAction.Login ? 2 * rest : rest);
    }
}
