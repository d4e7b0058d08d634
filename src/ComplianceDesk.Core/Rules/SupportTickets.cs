using System.Text.RegularExpressions;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Tickets that systems staff give as the reason of an access. Anybody can write a number, so that it explains nothing; it can be looked up, so that it weighs.</summary>
internal static partial class SupportTickets
{
    /// <summary>True when somebody of an office without business in records gave a ticket's number with each access of the pair.</summary>
    public static bool Names(in AccessPair pair) =>
        pair.Context.HasNoBusiness(pair.UserId) && pair.Earlier.Count == 0 && pair.All(static (accesses, session) => NameEach(accesses, accesses.Sessions.RowsOf(session).ToArray()));

    /// <summary>
    /// True when a ticket's number was given with each of the accesses. An override of a record's protection asks for a reason of its own, often one of a list: there it is
    /// enough to give the number with another access to the patient that day.
    /// </summary>
    public static bool NameEach(ExplainedAccesses accesses, IEnumerable<int> rows) => rows.All(row => Names(accesses, row) || (accesses.Window.BreakGlass[row] && IsNamedBeside(accesses, row)));

    private static bool IsNamedBeside(ExplainedAccesses accesses, int row)
    {
        var (window, sessions) = (accesses.Window, accesses.Sessions);
        return window.Patient[row] != 0
            && sessions.RowsOf(sessions.Of(window.User[row], window.Patient[row], accesses.Calendar.DayOf(window.At[row]))).ToArray().Any(other => Names(accesses, other));
    }

    /// <summary>True when the reason given with an access (a position in the window) holds a ticket's number.</summary>
    public static bool Names(ExplainedAccesses accesses, int row) =>
        accesses.Context.Reasons.TryGetValue(accesses.Window.Reason[row], out var reason) && Number().IsMatch(reason);

    // INC0012345, CHG-4711, ticket 48213, #20417.
    [GeneratedRegex(@"(?:^|[\s#:(-])(?:[A-Za-z]{2,6}[ #:-]{0,2})?[0-9]{4,10}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
