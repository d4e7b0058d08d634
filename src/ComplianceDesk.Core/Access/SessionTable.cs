namespace ComplianceDesk.Core.Access;

/// <summary>What one user did to one patient on one day of the site.</summary>
/// <param name="Index">The session's place in its <see cref="SessionTable"/>.</param>
/// <param name="User">The user's row id.</param>
/// <param name="Patient">The patient's row id.</param>
/// <param name="Day">Days since 1970-01-01 in the site's zone.</param>
/// <param name="FirstAt">First access, milliseconds since 1970-01-01 UTC.</param>
/// <param name="LastAt">Last access, milliseconds since 1970-01-01 UTC.</param>
/// <param name="Department">The department the first access names, or 0.</param>
public readonly record struct AccessSession(int Index, int User, int Patient, int Day, long FirstAt, long LastAt, int Department);

/// <summary>All sessions of a window, ordered by user, patient and day; accesses that name no patient belong to none.</summary>
public sealed class SessionTable
{
    private readonly AccessWindow window;
    private readonly int[] start;
    // They stand in the window, too: but nearly all that is asked of a session asks for them, and the way there is long.
    private readonly int[] user;
    private readonly int[] patient;

    private SessionTable(AccessWindow window, int[] rows, int[] start, int[] user, int[] patient, int[] day)
    {
        this.window = window;
        this.start = start;
        this.user = user;
        this.patient = patient;
        Rows = rows;
        Day = day;
    }

    /// <summary>The number of sessions.</summary>
    public int Count => Day.Length;

    /// <summary>Each session's day, since 1970-01-01 in the site's zone.</summary>
    public int[] Day { get; }

    /// <summary>Positions in the window of the accesses that name a patient, session after session, each session in time order.</summary>
    public int[] Rows { get; }

    public int User(int session) => user[session];

    public int Patient(int session) => patient[session];

    /// <summary>The session's first access, in milliseconds since 1970-01-01 UTC.</summary>
    public long FirstAt(int session) => window.At[Rows[start[session]]];

    /// <summary>The positions in the window of a session's accesses.</summary>
    public ReadOnlySpan<int> RowsOf(int session) => Rows.AsSpan(start[session], start[session + 1] - start[session]);

    /// <summary>What is no trace of work, in words, see <see cref="Worked"/>.</summary>
    internal static readonly string LittleWritten = $"fewer than {WorkedChanges} changes and less than {WorkedPercent} % of what was opened";

    private const int WorkedChanges = 3;
    private const int WorkedPercent = 20;

    /// <summary>How many of the session's accesses opened something of the record: a search that names whom it found opens nothing.</summary>
    public int Opened(int session)
    {
        var opened = 0;
        foreach (var row in RowsOf(session))
        {
            opened += window.IsSearch(row) ? 0 : 1;
        }

        return opened;
    }

    public AccessSession this[int session]
    {
        get
        {
            var first = Rows[start[session]];
            var last = Rows[start[session + 1] - 1];
            return new(session, user[session], patient[session], Day[session], window.At[first], window.At[last], window.Department[first]);
        }
    }

    /// <summary>True when no earlier session of the window has the same user and patient.</summary>
    public bool IsFirst(int session) => session == 0 || User(session) != User(session - 1) || Patient(session) != Patient(session - 1);

    /// <summary>Milliseconds between a session and its neighbour in the table, when that is the same user's with the same patient on another day; more than any pause when it is not, or there is none.</summary>
    public long PauseBetween(int session, int neighbour)
    {
        var later = Math.Max(session, neighbour);
        return later >= Count || IsFirst(later) ? long.MaxValue : FirstAt(later) - window.At[Rows[start[later] - 1]];
    }

    /// <summary>The session of a user with a patient on a day, which must be there.</summary>
    public int Of(int user, int patient, int day)
    {
        var session = FirstOf(user, patient);
        while (Day[session] != day)
        {
            session++;
        }

        return session;
    }

    /// <summary>True when something was written in the record during the session. Whether that is enough for a trace of work, <see cref="Worked"/> says.</summary>
    public bool Wrote(int session) => Did(session, AccessAction.Create, AccessAction.Update);

    /// <summary>True when what was written is a trace of work: three changes, or a fifth of what was opened, at least. A long look in which one thing is changed is a look; a long day's care has many reads for each note.</summary>
    public bool Worked(int session)
    {
        var written = 0;
        foreach (var row in RowsOf(session))
        {
            written += IsChange(row) && window.Succeeded(row) ? 1 : 0;
        }

        return IsTrace(session, written);
    }

    /// <summary>True when what was written, or tried and refused, is as much as a trace of work: whoever tries leaves their name in the log as whoever succeeds, and means to work.</summary>
    public bool TriedToWork(int session)
    {
        var tried = 0;
        foreach (var row in RowsOf(session))
        {
            tried += IsChange(row) ? 1 : 0;
        }

        return IsTrace(session, tried);
    }

    private bool IsChange(int row) => window.Action[row] is AccessAction.Create or AccessAction.Update;

    private bool IsTrace(int session, int changes) => changes >= WorkedChanges || (changes > 0 && changes * 100 >= Opened(session) * WorkedPercent);

    /// <summary>True when something was added to the record during the session.</summary>
    public bool Added(int session) => Did(session, AccessAction.Create, AccessAction.Create);

    /// <summary>True when something of the record was changed or deleted during the session.</summary>
    public bool Changed(int session) => Did(session, AccessAction.Update, AccessAction.Delete);

    /// <summary>True when something of the record was printed or exported during the session.</summary>
    public bool TookOut(int session) => Did(session, AccessAction.Print, AccessAction.Export);

    private bool Did(int session, AccessAction one, AccessAction other)
    {
        foreach (var row in RowsOf(session))
        {
            if ((window.Action[row] == one || window.Action[row] == other) && window.Succeeded(row))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when at least one access of the session was not refused and did not fail.</summary>
    public bool Succeeded(int session)
    {
        foreach (var row in RowsOf(session))
        {
            if (window.Succeeded(row))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first session of a user with a patient; where there is none, the place at which it would stand.</summary>
    public int FirstOf(int user, int patient)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = (User(middle), Patient(middle)).CompareTo((user, patient)) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The sessions in parts [from, to) of whole users, to work on several at once; the same parts on every machine.</summary>
    public List<(int From, int To)> Parts()
    {
        const int size = 1 << 13;
        var parts = new List<(int, int)>();
        for (int from = 0, to; from < Count; from = to)
        {
            to = Math.Min(from + size, Count);
            while (to < Count && User(to) == User(to - 1))
            {
                to++;
            }

            parts.Add((from, to));
        }

        return parts;
    }

    /// <summary>Groups a window's accesses.</summary>
    public static SessionTable From(AccessWindow window, SiteCalendar calendar)
    {
        var offset = new int[window.Users + 1];
        for (var user = 0; user < window.Users; user++)
        {
            var (from, to) = window.Of(user);
            var named = 0;
            for (var i = from; i < to; i++)
            {
                named += window.Patient[i] != 0 ? 1 : 0;
            }

            offset[user + 1] = offset[user] + named;
        }

        var rows = GC.AllocateUninitializedArray<int>(offset[window.Users]);
        var day = GC.AllocateUninitializedArray<int>(rows.Length);
        var opens = GC.AllocateUninitializedArray<bool>(rows.Length);
        Parallel.For(0, window.Users, user =>
        {
            var (from, to) = window.Of(user);
            var mine = rows.AsSpan(offset[user], offset[user + 1] - offset[user]);
            var keys = new long[mine.Length];
            var n = 0;
            for (var i = from; i < to; i++)
            {
                if (window.Patient[i] != 0)
                {
                    keys[n++] = ((long)window.Patient[i] << 32) | (uint)i;
                }
            }

            // The position in the window is part of the key: it keeps the time order inside a patient.
            keys.AsSpan().Sort();
            for (var i = 0; i < mine.Length; i++)
            {
                mine[i] = (int)(uint)keys[i];
                var place = offset[user] + i;
                day[place] = calendar.DayOf(window.At[mine[i]]);
                opens[place] = i == 0 || day[place] != day[place - 1] || window.Patient[mine[i]] != window.Patient[mine[i - 1]];
            }
        });

        var count = opens.AsSpan().Count(true);
        var start = new int[count + 1];
        var (users, patients, days) = (new int[count], new int[count], new int[count]);
        for (int i = 0, session = 0; i < rows.Length; i++)
        {
            if (opens[i])
            {
                start[session] = i;
                users[session] = window.User[rows[i]];
                patients[session] = window.Patient[rows[i]];
                days[session++] = day[i];
            }
        }

        start[count] = rows.Length;
        return new(window, rows, start, users, patients, days);
    }
}
