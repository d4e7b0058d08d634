namespace ComplianceDesk.Core.Access;

/// <summary>
/// The accesses that are judged together: one array for each column, ordered by user and time.
/// References are row ids of the store; 0 = not given. Nothing may be read into the numbers of ids or the order of equal times.
/// </summary>
public sealed class AccessWindow
{
    private readonly int[] firstOfUser;
    private readonly Dictionary<long, int> accounts = [];

    private AccessWindow(int count, int[] firstOfUser)
    {
        Count = count;
        this.firstOfUser = firstOfUser;
        // Each place is written when the columns move here.
        At = GC.AllocateUninitializedArray<long>(count);
        User = GC.AllocateUninitializedArray<int>(count);
        Patient = GC.AllocateUninitializedArray<int>(count);
        Department = GC.AllocateUninitializedArray<int>(count);
        Action = GC.AllocateUninitializedArray<AccessAction>(count);
        Outcome = GC.AllocateUninitializedArray<AccessOutcome>(count);
        BreakGlass = GC.AllocateUninitializedArray<bool>(count);
        Workstation = GC.AllocateUninitializedArray<int>(count);
        SourceIp = GC.AllocateUninitializedArray<int>(count);
        Reason = GC.AllocateUninitializedArray<int>(count);
        Object = GC.AllocateUninitializedArray<ObjectKind>(count);
        Part = GC.AllocateUninitializedArray<ushort>(count);
        SourceSystem = GC.AllocateUninitializedArray<int>(count);
        Id = GC.AllocateUninitializedArray<long>(count);
    }

    /// <summary>The number of accesses.</summary>
    public int Count { get; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long[] At { get; }

    public int[] User { get; }

    public int[] Patient { get; }

    public int[] Department { get; }

    public AccessAction[] Action { get; }

    public AccessOutcome[] Outcome { get; }

    public bool[] BreakGlass { get; }

    public int[] Workstation { get; }

    public int[] SourceIp { get; }

    /// <summary>Term of the reason the person gave, for an emergency override above all.</summary>
    public int[] Reason { get; }

    /// <summary>What sort of object was looked at or changed.</summary>
    public ObjectKind[] Object { get; }

    /// <summary>Number of the type of the object as the log names it, to tell one part of the record from another; 0 = not given.</summary>
    public ushort[] Part { get; }

    /// <summary>Term of the system that sent the access.</summary>
    public int[] SourceSystem { get; }

    public long[] Id { get; }

    /// <summary>Whose rights an access changed, where its object names a user; 0 = not told. Few accesses do.</summary>
    public int AccountOf(int position) => accounts.GetValueOrDefault(Id[position]);

    internal void Add(List<(long Id, int Account)> rights)
    {
        foreach (var (access, account) in rights)
        {
            accounts[access] = account;
        }
    }

    /// <summary>One more than the highest user row id in the window.</summary>
    public int Users => firstOfUser.Length - 1;

    /// <summary>One more than the highest patient row id in the window.</summary>
    public int Patients { get; private set; }

    /// <summary>The accesses of a user as a span of positions [from, to), in time order.</summary>
    public (int From, int To) Of(int user) => user < Users ? (firstOfUser[user], firstOfUser[user + 1]) : (Count, Count);

    /// <summary>True when the access was not refused and did not fail: only then was anything seen.</summary>
    public bool Succeeded(int position) => Outcome[position] is AccessOutcome.Success or AccessOutcome.Unknown;

    /// <summary>True for a search, which opens nothing of a record, though it may name whom it found; a query of a part of the record is none.</summary>
    public bool IsSearch(int position) => Action[position] == AccessAction.Query && Object[position] == ObjectKind.Unknown;

    /// <summary>Orders accesses by user and time. The given columns are emptied on the way.</summary>
    public static AccessWindow From(params IReadOnlyList<AccessColumns> parts)
    {
        var count = parts.Sum(p => p.Count);
        var maximum = 0;
        foreach (var part in parts)
        {
            foreach (var user in part.User)
            {
                maximum = Math.Max(maximum, user);
            }
        }

        var first = new int[maximum + 2];
        foreach (var part in parts)
        {
            foreach (var user in part.User)
            {
                first[user + 1]++;
            }
        }

        for (var user = 0; user <= maximum; user++)
        {
            first[user + 1] += first[user];
        }

        var window = new AccessWindow(count, first);
        var next = first.AsSpan(0, maximum + 1).ToArray();
        var times = GC.AllocateUninitializedArray<long>(count);
        var places = new List<int[]>();
        foreach (var part in parts)
        {
            var place = GC.AllocateUninitializedArray<int>(part.Count);
            var users = part.User;
            var at = part.At;
            for (var i = 0; i < place.Length; i++)
            {
                place[i] = next[users[i]]++;
                times[place[i]] = at[i];
            }

            places.Add(place);
        }

        // Files mostly come in time order, so most users' runs are in order already; the others are sorted one run at a time.
        int[]? moved = null;
        Parallel.For(0, maximum + 1, user =>
        {
            var (from, to) = window.Of(user);
            var run = times.AsSpan(from, to - from);
            if (IsOrdered(run))
            {
                return;
            }

            LazyInitializer.EnsureInitialized(ref moved, () => [.. Enumerable.Range(0, count)]);
            var order = new int[run.Length];
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            run.Sort(order.AsSpan());
            for (var i = 0; i < order.Length; i++)
            {
                moved[from + order[i]] = from + i;
            }
        });

        for (var p = 0; p < parts.Count; p++)
        {
            if (moved is not null)
            {
                var place = places[p];
                for (var i = 0; i < place.Length; i++)
                {
                    place[i] = moved[place[i]];
                }
            }

            parts[p].MoveTo(window, places[p]);
        }

        window.Patients = count == 0 ? 0 : window.Patient.Max() + 1;
        return window;
    }

    private static bool IsOrdered(ReadOnlySpan<long> times)
    {
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] < times[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
