namespace ComplianceDesk.Core.Explanations;

/// <summary>One stretch of use of an account, across midnight too: until it rests for some hours (<see cref="CrossCoverExplanation.Rest"/>).</summary>
internal static class Duty
{
    /// <summary>The rows [from, to) of the window on the duty in which a session begins.</summary>
    public static (int From, int To) Of(ExplainedAccesses accesses, int session)
    {
        var (window, rest, row) = (accesses.Window, CrossCoverExplanation.Rest.SpanIn(accesses.Policy), accesses.Sessions.RowsOf(session)[0]);
        var (first, last) = window.Of(window.User[row]);
        var (from, to) = (row, row + 1);
        while (from > first && window.At[from] - window.At[from - 1] < rest)
        {
            from--;
        }

        while (to < last && window.At[to] - window.At[to - 1] < rest)
        {
            to++;
        }

        return (from, to);
    }
}
