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
    private Lazy<ColleagueGroups?> groups = new((ColleagueGroups?)null);
    private (Task<CountTable> Shared, Task<ColleagueGroups?> Groups)? prepared;

    /// <summary>What the epochs learned, oldest first.</summary>
    public IReadOnlyCollection<Learned> Epochs => epochs;

    /// <summary>Each user's days.</summary>
    public UserDays Days => new([.. epochs.Select(e => e.Days)]);

    /// <summary>Counts summed over the epochs.</summary>
    public CountTable this[LearnedCount what] => sums[(int)what];

    /// <summary>Who works together; null where nobody shared a patient with anybody.</summary>
    internal ColleagueGroups? Groups => groups.Value;

    /// <summary>
    /// Begins to find who works together as it will stand when what an epoch learned is added: that may be done while its findings are kept, and the next epoch waits for
    /// nothing as long.
    /// </summary>
    public void PrepareGroups(Learned learned)
    {
        var shared = Task.Run(() => Next(LearnedCount.SharedDays, learned[LearnedCount.SharedDays], learned.Epoch));
        prepared = (shared, Task.Run(async () => ColleagueGroups.Of(await shared)));
    }

    /// <summary>The counts with those of the epoch that comes next.</summary>
    internal CountTable With(LearnedCount what, CountTable own)
    {
        ref var next = ref ahead[(int)what];
        next = next.Own == own ? next : (own, this[what].Plus(own));
        return next.Sum;
    }

    /// <summary>The days with those of the epoch that comes next.</summary>
    internal UserDays With(UserDayTable own) => new([.. epochs.Select(e => e.Days), own]);

    /// <summary>Columns of the accesses that held something.</summary>
    public bool WasGiven(string column) => epochs.Any(e => e.Given.Contains(column));

    /// <summary>Adds the epoch that was judged last, and lets go of those that ended more than <see cref="Epoch.MemoryDays"/> before it ended.</summary>
    public void Add(Learned learned)
    {
        var shared = prepared?.Shared.GetAwaiter().GetResult();
        Parallel.For(0, sums.Length, what => sums[what] = what == (int)LearnedCount.SharedDays && shared is not null ? shared : Next((LearnedCount)what, learned[(LearnedCount)what], learned.Epoch));
        var found = prepared?.Groups;
        groups = new(() => found is null ? ColleagueGroups.Of(this[LearnedCount.SharedDays]) : found.GetAwaiter().GetResult());
        prepared = null;
        Array.Clear(ahead);
        epochs.Enqueue(learned);
        while (IsGone(epochs.Peek(), learned.Epoch))
        {
            epochs.Dequeue();
        }
    }

    /// <summary>The counts as they will stand when the epoch that comes next is added.</summary>
    private CountTable Next(LearnedCount what, CountTable own, Epoch epoch)
    {
        // What an epoch adds and takes is small, the sum is large and made once.
        var change = epochs.TakeWhile(e => IsGone(e, epoch)).Aggregate(own, (change, gone) => change.Minus(gone[what]));
        return change == own ? With(what, own) : this[what].Plus(change);
    }

    private static bool IsGone(Learned earlier, Epoch epoch) => earlier.Epoch.ToDay <= epoch.ToDay - Epoch.MemoryDays;

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
