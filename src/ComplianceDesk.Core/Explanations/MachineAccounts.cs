using System.Numerics;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// Accounts that no person can be working under. In use at every hour of the day, hardly less in the quietest than on average, and never signing in;
/// in use through more hours of most days than anybody works, without ever signing in or without ever reading;
/// or doing nothing but file, by day and by night, or at any hour under a role that says that it is a machine.
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
        var (window, found) = (accesses.Window, new HashSet<int>());
        Span<int> hours = stackalloc int[24];
        for (var user = 1; user < window.Users; user++)
        {
            var (from, to) = window.Of(user);
            var actions = window.Action.AsSpan(from, to - from);
            if (actions.Contains(AccessAction.Login) && actions.Contains(AccessAction.Read))
            {
                continue;
            }

            Count(accesses[LearnedCount.Hours], user, hours);
            if (Is(accesses, user, hours, _ => false))
            {
                found.Add(user);
            }
        }

        return found;
    }

    /// <summary>True for an account of the machines that is one without a day, and without what stands in findings.</summary>
    public static bool IsByOtherDays(ExplainedAccesses accesses, int user, int day)
    {
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        Span<int> hours = stackalloc int[24];
        Span<int> flagged = stackalloc int[24];
        Count(accesses[LearnedCount.Hours], user, hours);
        Count(accesses.Past[LearnedCount.FlaggedHours], user, flagged);
        for (var hour = 0; hour < 24; hour++)
        {
            hours[hour] -= flagged[hour];
        }

        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            hours[calendar.HourOf(window.At[row])] -= window.At[row] >= accesses.FromAt && IsLeftOut(row) ? 1 : 0;
        }

        return Is(accesses, user, hours, IsLeftOut);

        bool IsLeftOut(int row) => calendar.DayOf(window.At[row]) == day || !accesses.Teaching.RowMay(row);
    }

    private static bool Is(ExplainedAccesses accesses, int user, ReadOnlySpan<int> hours, Func<int, bool> isLeftOut)
    {
        var (from, to) = accesses.Window.Of(user);
        var actions = accesses.Window.Action.AsSpan(from, to - from);
        return OnlyFiles(accesses.Context.User(user).IsMachine ? 1 : Hours, hours, actions) || IsRestless(accesses, from, to, isLeftOut) || (!actions.Contains(AccessAction.Login) && IsEven(hours));
    }

    private static void Count(CountTable counts, int user, Span<int> hours)
    {
        hours.Clear();
        var (from, to) = counts.Of(user);
        for (var place = from; place < to; place++)
        {
            hours[counts.At(place).Second] = counts.At(place).Count;
        }
    }

    /// <summary>Nobody at a screen writes without ever reading or searching, by day and by night.</summary>
    private static bool OnlyFiles(int least, ReadOnlySpan<int> hours, ReadOnlySpan<AccessAction> actions) =>
        // Most people read, which is seen at once.
        !actions.ContainsAnyExcept(AccessAction.Create, AccessAction.Update) && 24 - hours.Count(0) >= least;

    private static bool IsEven(ReadOnlySpan<int> hours)
    {
        var (sum, least) = (0, int.MaxValue);
        foreach (var count in hours)
        {
            (sum, least) = (sum + count, Math.Min(least, count));
        }

        return least > 0 && sum >= Events && least >= Quietest * sum / 24;
    }

    private static bool IsRestless(ExplainedAccesses accesses, int from, int to, Func<int, bool> isLeftOut)
    {
        if (to - from < Days * Hours)
        {
            return false;
        }

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

            hours |= row < to && !isLeftOut(row) ? 1u << calendar.HourOf(window.At[row]) : 0;
        }

        return restless >= Days && restless >= MostDays * days;
    }
}
