namespace ComplianceDesk.Core.Explanations;

/// <summary>Each user's days over several epochs: their tables one after another, of which none is copied.</summary>
/// <param name="epochs">The tables, oldest first.</param>
public sealed class UserDays(UserDayTable[] epochs)
{
    /// <summary>One more than the highest user row id.</summary>
    public int Users { get; } = epochs.Select(e => e.Users).DefaultIfEmpty(0).Max();

    /// <summary>A user's days in order.</summary>
    public DaysOfUser Of(int user) => new(epochs, user);

    /// <summary>True when something holds for one of a user's days.</summary>
    public bool Any(int user, Predicate<UserDay> holds) => Array.Exists(epochs, epoch => epoch.Any(user, holds));
}

/// <summary>A user's days over several epochs, in order.</summary>
/// <param name="epochs">The tables, oldest first.</param>
/// <param name="user">Whose days.</param>
public readonly struct DaysOfUser(UserDayTable[] epochs, int user)
{
    /// <summary>The number of days.</summary>
    public int Length
    {
        get
        {
            var days = 0;
            foreach (var epoch in epochs)
            {
                days += epoch.Of(user).Length;
            }

            return days;
        }
    }

    /// <summary>A copy of them.</summary>
    public UserDay[] ToArray()
    {
        var (all, length) = (new UserDay[Length], 0);
        foreach (var epoch in epochs)
        {
            var days = epoch.Of(user);
            days.CopyTo(all.AsSpan(length));
            length += days.Length;
        }

        return all;
    }

    public Enumerator GetEnumerator() => new(epochs, user);

    /// <summary>Goes through the days.</summary>
    /// <param name="epochs">The tables, oldest first.</param>
    /// <param name="user">Whose days.</param>
    public ref struct Enumerator(UserDayTable[] epochs, int user)
    {
        private ReadOnlySpan<UserDay>.Enumerator days;
        private int next;

        public readonly ref readonly UserDay Current => ref days.Current;

        public bool MoveNext()
        {
            while (!days.MoveNext())
            {
                if (next == epochs.Length)
                {
                    return false;
                }

                days = epochs[next++].Of(user).GetEnumerator();
            }

            return true;
        }
    }
}
