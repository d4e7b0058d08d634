using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>What the epochs before the one that is judged have left: the sum of the last thirteen weeks.</summary>
public sealed class Past
{
    private readonly CountTable[] sums = [.. Enum.GetValues<LearnedCount>().Select(_ => CountTable.Empty)];
    private readonly Queue<Learned> epochs = new();
    // What was summed while the next epoch was judged is what stands when it is added: the sums of a long past are made once.
    private readonly (CountTable Own, CountTable Sum)[] ahead = new (CountTable, CountTable)[Enum.GetValues<LearnedCount>().Length];
    private (UserDayTable Own, UserDayTable Sum) daysAhead;

    /// <summary>What the epochs learned, oldest first.</summary>
    public IReadOnlyCollection<Learned> Epochs => epochs;

    /// <summary>Each user's days.</summary>
    public UserDayTable Days { get; private set; } = UserDayTable.Empty;

    /// <summary>Counts summed over the epochs.</summary>
    public CountTable this[LearnedCount what] => sums[(int)what];

    /// <summary>The counts with those of the epoch that comes next.</summary>
    internal CountTable With(LearnedCount what, CountTable own)
    {
        ref var next = ref ahead[(int)what];
        next = next.Own == own ? next : (own, this[what].Plus(own));
        return next.Sum;
    }

    /// <summary>The days with those of the epoch that comes next.</summary>
    internal UserDayTable With(UserDayTable own)
    {
        daysAhead = daysAhead.Own == own ? daysAhead : (own, Days.Plus(own));
        return daysAhead.Sum;
    }

    /// <summary>Columns of the accesses that held something.</summary>
    public bool WasGiven(string column) => epochs.Any(e => e.Given.Contains(column));

    /// <summary>Adds the epoch that was judged last, and lets go of those that ended more than <see cref="Epoch.MemoryDays"/> before it ended.</summary>
    public void Add(Learned learned)
    {
        epochs.Enqueue(learned);
        Days = With(learned.Days);
        Parallel.For(0, sums.Length, what => sums[what] = With((LearnedCount)what, learned[(LearnedCount)what]));
        Array.Clear(ahead);
        daysAhead = default;
        var first = learned.Epoch.ToDay - Epoch.MemoryDays + 1;
        while (epochs.Peek().Epoch.ToDay < first)
        {
            var gone = epochs.Dequeue();
            Days = Days.From(gone.Epoch.ToDay + 1);
            Parallel.For(0, sums.Length, what => sums[what] = sums[what].Minus(gone[(LearnedCount)what]));
        }
    }

    /// <summary>Sessions of a user with a patient, in the order of their days, for which no reason was found.</summary>
    public IReadOnlyList<EarlierSession> Unexplained(int user, int patient)
    {
        List<EarlierSession>? found = null;
        foreach (var epoch in epochs)
        {
            var sessions = epoch.Unexplained;
            for (var place = sessions.PlaceOf(user, patient); place < sessions.Count && sessions[place] is var session && session.User == user && session.Patient == patient; place++)
            {
                (found ??= []).Add(session);
            }
        }

        return found ?? (IReadOnlyList<EarlierSession>)[];
    }

    /// <summary>Sessions of a user for which no reason was found.</summary>
    public IEnumerable<EarlierSession> Unexplained(int user)
    {
        foreach (var epoch in epochs)
        {
            var sessions = epoch.Unexplained;
            for (var place = sessions.PlaceOf(user, 0); place < sessions.Count && sessions[place] is var session && session.User == user; place++)
            {
                yield return session;
            }
        }
    }

    /// <summary>True when no reason was found for what a user did to a patient on a day.</summary>
    public bool IsUnexplained(int user, int patient, int day)
    {
        foreach (var epoch in epochs)
        {
            if (epoch.Epoch.Contains(day))
            {
                var sessions = epoch.Unexplained;
                for (var place = sessions.PlaceOf(user, patient); place < sessions.Count && sessions[place] is var session && session.User == user && session.Patient == patient; place++)
                {
                    if (session.Day == day)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
