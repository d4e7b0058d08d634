using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>A session of an earlier epoch for which no reason was found.</summary>
/// <param name="User">The user's row id.</param>
/// <param name="Patient">The patient's row id.</param>
/// <param name="Day">Days since 1970-01-01 in the site's zone.</param>
/// <param name="Accesses">The store's ids of its accesses.</param>
/// <param name="Worked">True when enough was written in the record for a trace of work, see <see cref="Access.SessionTable.Worked"/>.</param>
public readonly record struct EarlierSession(int User, int Patient, int Day, ReadOnlyMemory<long> Accesses, bool Worked);

/// <summary>The sessions of one epoch for which no reason was found and in which something was seen, in the order of user, patient and day.</summary>
public sealed class EarlierSessions
{
    private readonly int[] users;
    private readonly int[] patients;
    private readonly int[] days;
    private readonly int[] start;
    private readonly long[] ids;
    private readonly bool[] worked;

    private EarlierSessions(int[] users, int[] patients, int[] days, int[] start, long[] ids, bool[] worked) =>
        (this.users, this.patients, this.days, this.start, this.ids, this.worked) = (users, patients, days, start, ids, worked);

    /// <summary>The number of sessions.</summary>
    public int Count => users.Length;

    /// <summary>A session by its place, 0 … <see cref="Count"/> − 1.</summary>
    public EarlierSession this[int place] => new(users[place], patients[place], days[place], ids.AsMemory(start[place], start[place + 1] - start[place]), worked[place]);

    /// <summary>The first place at which this user and patient, or anything after them, stands.</summary>
    public int PlaceOf(int user, int patient)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = (users[middle], patients[middle]).CompareTo((user, patient)) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal static EarlierSessions From(ExplainedAccesses accesses)
    {
        var sessions = accesses.Sessions;
        var open = new List<int>();
        var count = 0;
        for (var session = 0; session < sessions.Count; session++)
        {
            if (accesses.IsJudged(session) && !accesses.IsExplained(session) && sessions.Succeeded(session))
            {
                open.Add(session);
                count += sessions.RowsOf(session).Length;
            }
        }

        var (users, patients, days, start, ids) = (new int[open.Count], new int[open.Count], new int[open.Count], new int[open.Count + 1], new long[count]);
        var worked = new bool[open.Count];
        var n = 0;
        for (var i = 0; i < open.Count; i++)
        {
            (users[i], patients[i], days[i]) = (sessions.User(open[i]), sessions.Patient(open[i]), sessions.Day[open[i]]);
            worked[i] = sessions.Worked(open[i]);
            foreach (var row in sessions.RowsOf(open[i]))
            {
                ids[n++] = accesses.Window.Id[row];
            }

            start[i + 1] = n;
        }

        return new(users, patients, days, start, ids, worked);
    }

    internal void Write(BinaryWriter output)
    {
        output.Write7BitEncodedInt(Count);
        var (user, id) = (0, 0L);
        for (var i = 0; i < Count; i++)
        {
            output.Write7BitEncodedInt(users[i] - user);
            output.Write7BitEncodedInt(patients[i]);
            output.Write7BitEncodedInt(days[i]);
            output.Write(worked[i]);
            output.Write7BitEncodedInt(start[i + 1] - start[i]);
            user = users[i];
            for (var j = start[i]; j < start[i + 1]; j++)
            {
                // Accesses of one session stand close together: the first is far from the one before, the others are near.
                output.Write7BitEncodedInt64(ids[j] - id);
                id = ids[j];
            }
        }
    }

    internal static EarlierSessions Read(BinaryReader input)
    {
        var count = input.Read7BitEncodedInt();
        var (users, patients, days, start, ids) = (new int[count], new int[count], new int[count], new int[count + 1], new List<long>(count));
        var worked = new bool[count];
        var (user, id) = (0, 0L);
        for (var i = 0; i < count; i++)
        {
            users[i] = user += input.Read7BitEncodedInt();
            patients[i] = input.Read7BitEncodedInt();
            days[i] = input.Read7BitEncodedInt();
            worked[i] = input.ReadBoolean();
            var accesses = input.Read7BitEncodedInt();
            for (var j = 0; j < accesses; j++)
            {
                ids.Add(id += input.Read7BitEncodedInt64());
            }

            start[i + 1] = ids.Count;
        }

        return new(users, patients, days, start, [.. ids], worked);
    }
}
