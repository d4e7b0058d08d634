using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>What the epochs before the one that is judged have left: the sum of the last thirteen weeks.</summary>
public sealed class Past
{
    private readonly CountTable[] sums = [.. Enum.GetValues<LearnedCount>().Select(_ => CountTable.Empty)];
    private readonly Queue<Learned> epochs = new();

    /// <summary>What the epochs learned, oldest first.</summary>
    public IReadOnlyCollection<Learned> Epochs => epochs;

    /// <summary>Each user's days.</summary>
    public UserDayTable Days { get; private set; } = UserDayTable.Empty;

    /// <summary>Counts summed over the epochs.</summary>
    public CountTable this[LearnedCount what] => sums[(int)what];

    /// <summary>Columns of the accesses that held something.</summary>
    public bool WasGiven(string column) => epochs.Any(e => e.Given.Contains(column));

    /// <summary>Adds the epoch that was judged last, and lets go of those that ended more than <see cref="Epoch.MemoryDays"/> before it ended.</summary>
    public void Add(Learned learned)
    {
        epochs.Enqueue(learned);
        Days = Days.Plus(learned.Days);
        foreach (var what in Enum.GetValues<LearnedCount>())
        {
            sums[(int)what] = this[what].Plus(learned[what]);
        }

        var first = learned.Epoch.ToDay - Epoch.MemoryDays + 1;
        while (epochs.Peek().Epoch.ToDay < first)
        {
            var gone = epochs.Dequeue();
            Days = Days.From(gone.Epoch.ToDay + 1);
            foreach (var what in Enum.GetValues<LearnedCount>())
            {
                sums[(int)what] = this[what].Minus(gone[what]);
            }
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
