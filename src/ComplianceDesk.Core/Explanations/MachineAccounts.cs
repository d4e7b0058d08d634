using System.Numerics;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// Accounts that no person can be working under. In use at every hour of the day, hardly less in the quietest than on average, and never signing in;
/// in use through more hours of most days than anybody works, without ever signing in or without ever reading;
/// or doing nothing but file, by day and by night.
/// An interface often borrows an account that a person once had; what feeds say of that person says nothing about it.
/// </summary>
internal static class MachineAccounts
{
    private const int Events = 240;
    private const double Quietest = 0.25;

    private const int Hours = 18;
    private const int Days = 3;
    private const double MostDays = 0.6;

    public static HashSet<int> Of(ExplainedAccesses accesses)
    {
        var (window, hours, found) = (accesses.Window, accesses[LearnedCount.Hours], new HashSet<int>());
        for (var user = 1; user < window.Users; user++)
        {
            var (from, to) = window.Of(user);
            var actions = window.Action.AsSpan(from, to - from);
            var signsIn = actions.Contains(AccessAction.Login);
            if (signsIn && actions.Contains(AccessAction.Read))
            {
                continue;
            }

            if (OnlyFiles(hours, user, actions) || IsRestless(accesses, from, to) || (!signsIn && IsEven(hours, user)))
            {
                found.Add(user);
            }
        }

        return found;
    }

    /// <summary>Nobody at a screen writes without ever reading or searching, by day and by night.</summary>
    private static bool OnlyFiles(CountTable hours, int user, ReadOnlySpan<AccessAction> actions)
    {
        // Most people read, which is seen at once.
        if (actions.ContainsAnyExcept(AccessAction.Create, AccessAction.Update))
        {
            return false;
        }

        var (from, to) = hours.Of(user);
        return to - from >= Hours;
    }

    private static bool IsEven(CountTable hours, int user)
    {
        var (from, to) = hours.Of(user);
        if (to - from < 24)
        {
            return false;
        }

        var (sum, least) = (0, int.MaxValue);
        for (var place = from; place < to; place++)
        {
            (sum, least) = (sum + hours.At(place).Count, Math.Min(least, hours.At(place).Count));
        }

        return sum >= Events && least >= Quietest * sum / 24;
    }

    private static bool IsRestless(ExplainedAccesses accesses, int from, int to)
    {
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        var (days, restless, today, hours) = (0, 0, int.MinValue, 0u);
        for (var row = from; row <= to; row++)
        {
            var day = row < to ? calendar.DayOf(window.At[row]) : int.MaxValue;
            if (day != today)
            {
                (days, restless) = (days + (hours != 0 ? 1 : 0), restless + (BitOperations.PopCount(hours) >= Hours ? 1 : 0));
                (today, hours) = (day, 0);
            }

            hours |= row < to ? 1u << calendar.HourOf(window.At[row]) : 0;
        }

        return restless >= Days && restless >= MostDays * days;
    }
}
