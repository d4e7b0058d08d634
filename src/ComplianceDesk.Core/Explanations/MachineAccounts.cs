using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// Accounts that no person can be working under: in use at every hour of the day, hardly less in the quietest than on average, and never signing in.
/// An interface often borrows an account that a person once had; what feeds say of that person says nothing about it.
/// </summary>
internal static class MachineAccounts
{
    private const int Events = 240;
    private const double Quietest = 0.25;

    public static HashSet<int> Of(ExplainedAccesses accesses)
    {
        var (window, hours, found) = (accesses.Window, accesses[LearnedCount.Hours], new HashSet<int>());
        for (var user = 1; user < window.Users; user++)
        {
            var (first, end) = hours.Of(user);
            if (end - first < 24)
            {
                continue;
            }

            var (sum, least) = (0, int.MaxValue);
            for (var place = first; place < end; place++)
            {
                (sum, least) = (sum + hours.At(place).Count, Math.Min(least, hours.At(place).Count));
            }

            var (from, to) = window.Of(user);
            if (sum >= Events && least >= Quietest * sum / 24 && !window.Action.AsSpan(from, to - from).Contains(AccessAction.Login))
            {
                found.Add(user);
            }
        }

        return found;
    }
}
