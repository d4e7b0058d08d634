using System.Text.RegularExpressions;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>Tickets that systems staff give as the reason of an access. Anybody can write a number, so that it explains nothing; it can be looked up, so that it weighs.</summary>
internal static partial class SupportTickets
{
    /// <summary>True when somebody of an office without business in records gave a ticket's number with each access of the pair.</summary>
    public static bool Names(in AccessPair pair)
    {
        var window = pair.Accesses.Window;
        if (pair.User.Work != OfficeWork.None || pair.Context.Department(pair.User.Department).Kind != DepartmentKind.Office || pair.Earlier.Count > 0)
        {
            return false;
        }

        foreach (var session in pair.Sessions)
        {
            foreach (var row in pair.Accesses.Sessions.RowsOf(session))
            {
                if (!pair.Context.Reasons.TryGetValue(window.Reason[row], out var reason) || !Number().IsMatch(reason))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // INC0012345, CHG-4711, ticket 48213, #20417.
    [GeneratedRegex(@"(?:^|[\s#:(-])(?:[A-Za-z]{2,6}[ #:-]{0,2})?[0-9]{4,10}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
