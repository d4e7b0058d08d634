using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>What one user did on one day, counted.</summary>
/// <param name="Day">Days since 1970-01-01 in the site's zone.</param>
/// <param name="Patients">Patients opened; 0 on a day on which the user only signed in or searched.</param>
/// <param name="Unexplained">Patients opened without a documented reason.</param>
/// <param name="Uncared">Those of the unexplained who were not in care about that day (see <c>browsing</c>), whom nothing ties to the user and in whose records nothing was written.</param>
/// <param name="Exports">Prints and exports that succeeded, those of one patient's record as one.</param>
/// <param name="UnexplainedExports">Patients printed or exported without a documented reason.</param>
/// <param name="Writes">Creations, changes and deletions in patients' records that succeeded.</param>
/// <param name="BareInCare">Patients in care of a department where the user had no other patient that day, read the same way.</param>
/// <param name="Bare">Patients not in care read more than once with no reason, no trace of work and no tie, see <see cref="BareLooks"/>.</param>
/// <param name="Broad">Patients opened for no reason but one that holds for a whole office or service, see <see cref="ExplainedAccesses.HasOwnReason"/>.</param>
/// <param name="Glances">Patients not in care of whose records one page was read, the same way.</param>
/// <param name="GlancesInCare">The same of patients in care of a department where the user had no other patient that day, by people whose advice nobody asks, see <see cref="Consultants"/>.</param>
/// <param name="Slips">Patients of whose records one page was read, and at once another record with a reason.</param>
/// <param name="UncaredChanges">Patients in nobody's care whose data were changed or deleted without a reason of the person's own, see <c>changes-out-of-care</c>.</param>
public readonly record struct UserDay(int Day, int Patients, int Unexplained, int Uncared, int Exports, int UnexplainedExports, int Writes, int Bare, int BareInCare, int UncaredChanges, int Broad, int Glances, int GlancesInCare, int Slips)
{
    /// <summary>Patients opened for no reason of the person's own.</summary>
    public int Unowned => Unexplained + Broad;
}

/// <summary>Each user's days of one epoch with at least one access that succeeded or one patient opened.</summary>
public sealed class UserDayTable
{
    private readonly int[] start;
    private readonly UserDay[] days;

    private UserDayTable(int[] start, UserDay[] days) => (this.start, this.days) = (start, days);

    /// <summary>One more than the highest user row id.</summary>
    public int Users => start.Length - 1;

    /// <summary>A user's days in order.</summary>
    public ReadOnlySpan<UserDay> Of(int user) => (uint)user < (uint)Users ? days.AsSpan(start[user], start[user + 1] - start[user]) : [];

    /// <summary>True when something holds for one of a user's days.</summary>
    public bool Any(int user, Predicate<UserDay> holds)
    {
        foreach (ref readonly var day in Of(user))
        {
            if (holds(day))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the user opened a patient without a documented reason on one of the days.</summary>
    public bool OpenedUnexplained(int user) => Any(user, day => day.Unexplained > 0);

    /// <summary>True when the patient had a visit or booking, wherever, within so many days of the session.</summary>
    public static bool WasInCare(ExplainedAccesses accesses, int session, Threshold days)
    {
        var (context, near) = (accesses.Context, days.SpanIn(accesses.Policy));
        var (patient, at) = (accesses.Sessions.Patient(session), accesses.Sessions[session].FirstAt);
        return context.IsInCare(patient, at, near, near);
    }

    /// <summary>Counts the days of the epoch that is judged.</summary>
    internal static UserDayTable From(ExplainedAccesses accesses)
    {
        const int users = 1 << 9;
        var start = new int[accesses.Window.Users + 1];
        var parts = new List<UserDay>[(accesses.Window.Users + users - 1) / users];
        Parallel.For(0, parts.Length, part =>
        {
            parts[part] = [];
            var counts = new List<UserDay>();
            var session = accesses.Sessions.FirstOf(part * users, int.MinValue);
            for (var user = part * users; user < Math.Min((part + 1) * users, start.Length - 1); user++)
            {
                Count(accesses, user, ref session, counts);
                parts[part].AddRange(counts);
                start[user + 1] = counts.Count;
            }
        });
        for (var user = 1; user < start.Length; user++)
        {
            start[user] += start[user - 1];
        }

        var days = new UserDay[start[^1]];
        for (var part = 0; part < parts.Length; part++)
        {
            parts[part].CopyTo(days, start[part * users]);
        }

        return new(start, days);
    }

    /// <summary>Counts a user's days; the place is moved on from the user's first session to the next user's.</summary>
    private static void Count(ExplainedAccesses accesses, int user, ref int session, List<UserDay> counts)
    {
        counts.Clear();
        CountRows(accesses, user, counts);
        for (var sessions = accesses.Sessions; session < sessions.Count && sessions.User(session) == user; session++)
        {
            if (accesses.IsJudged(session))
            {
                ref var day = ref At(counts, sessions.Day[session]);
                day = Count(accesses, session, day);
            }
        }
    }

    internal void Write(BinaryWriter output)
    {
        output.Write7BitEncodedInt(Users);
        for (var user = 0; user < Users; user++)
        {
            var mine = Of(user);
            output.Write7BitEncodedInt(mine.Length);
            foreach (ref readonly var day in mine)
            {
                output.Write7BitEncodedInt(day.Day);
                output.Write7BitEncodedInt(day.Patients);
                output.Write7BitEncodedInt(day.Unexplained);
                output.Write7BitEncodedInt(day.Uncared);
                output.Write7BitEncodedInt(day.Exports);
                output.Write7BitEncodedInt(day.UnexplainedExports);
                output.Write7BitEncodedInt(day.Writes);
                output.Write7BitEncodedInt(day.Bare);
                output.Write7BitEncodedInt(day.BareInCare);
                output.Write7BitEncodedInt(day.UncaredChanges);
                output.Write7BitEncodedInt(day.Broad);
                output.Write7BitEncodedInt(day.Glances);
                output.Write7BitEncodedInt(day.GlancesInCare);
                output.Write7BitEncodedInt(day.Slips);
            }
        }
    }

    internal static UserDayTable Read(BinaryReader input)
    {
        var start = new int[input.Read7BitEncodedInt() + 1];
        var all = new List<UserDay>();
        for (var user = 0; user < start.Length - 1; user++)
        {
            for (var left = input.Read7BitEncodedInt(); left > 0; left--)
            {
                all.Add(new(Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next()));
            }

            start[user + 1] = all.Count;
        }

        return new(start, [.. all]);

        int Next() => input.Read7BitEncodedInt();
    }

    private static void CountRows(ExplainedAccesses accesses, int user, List<UserDay> counts)
    {
        var window = accesses.Window;
        var (from, to) = window.Of(user);
        var (current, printed) = (default(UserDay), new HashSet<int>());
        for (var row = from; row < to; row++)
        {
            var day = accesses.Calendar.DayOf(window.At[row]);
            if (!window.Succeeded(row) || !accesses.Epoch.Contains(day))
            {
                continue;
            }

            if (current.Day != day || row == from)
            {
                Keep();
                current = new() { Day = day };
                printed.Clear();
            }

            current = window.Action[row] switch
            {
                AccessAction.Print or AccessAction.Export when window.Patient[row] == 0 || printed.Add(window.Patient[row]) => current with { Exports = current.Exports + 1 },
                AccessAction.Create or AccessAction.Update or AccessAction.Delete when window.Patient[row] != 0 => current with { Writes = current.Writes + 1 },
                _ => current,
            };
        }

        Keep();

        void Keep()
        {
            if (current.Day != 0)
            {
                At(counts, current.Day) = current;
            }
        }
    }

    /// <summary>A day's place among a user's few, which stand in order; a day that is not there yet gets one.</summary>
    private static ref UserDay At(List<UserDay> counts, int day)
    {
        var place = counts.Count;
        while (place > 0 && counts[place - 1].Day >= day)
        {
            place--;
        }

        if (place == counts.Count || counts[place].Day != day)
        {
            counts.Insert(place, new() { Day = day });
        }

        return ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(counts)[place];
    }

    private static UserDay Count(ExplainedAccesses accesses, int session, in UserDay day)
    {
        if (accesses.IsExplained(session))
        {
            return day with { Patients = day.Patients + 1, Broad = day.Broad + (accesses.HasOwnReason(session) ? 0 : 1), UncaredChanges = day.UncaredChanges + (ChangedUncared(accesses, session) ? 1 : 0) };
        }

        var isBare = BareLooks.IsBare(accesses, session);
        var isLook = isBare && accesses.Sessions.Opened(session) > 1;
        var inCare = isBare && WasInCare(accesses, session, NoCareAnywhereRule.Days);
        var away = inCare && !BareLooks.WorksThere(accesses, session);
        return day with
        {
            Patients = day.Patients + 1,
            Unexplained = day.Unexplained + 1,
            Uncared = day.Uncared + (isBare && !WasInCare(accesses, session, BrowsingRule.Near) ? 1 : 0),
            UnexplainedExports = day.UnexplainedExports + (accesses.Sessions.TookOut(session) ? 1 : 0),
            UncaredChanges = day.UncaredChanges + (ChangedUncared(accesses, session) ? 1 : 0),
            Bare = day.Bare + (isLook && !inCare ? 1 : 0),
            BareInCare = day.BareInCare + (isLook && away ? 1 : 0),
            Glances = day.Glances + (isBare && !isLook && !inCare ? 1 : 0),
            GlancesInCare = day.GlancesInCare + (!isLook && away && !accesses.Context.User(accesses.Sessions.User(session)).Consults ? 1 : 0),
            Slips = day.Slips + (BareLooks.IsSlip(accesses, session) ? 1 : 0),
        };
    }

    /// <summary>True when data of a patient in nobody's care were changed or deleted in the session, for no reason of the person's own.</summary>
    internal static bool ChangedUncared(ExplainedAccesses accesses, int session)
    {
        // Who adds something and then changes it (a booking made and moved, a note corrected) keeps a record up.
        if (!accesses.Sessions.Changed(session) || accesses.Sessions.Added(session))
        {
            return false;
        }

        return accesses.Context.WorkOf(accesses.Sessions[session]) != OfficeWork.None
            ? !accesses.IsExplained(session) && !WasInCare(accesses, session, NoCareAnywhereRule.Days)
            : accesses.HasNoMoreThanDepartments(session) && !WasInCare(accesses, session, ChangesOutOfCareRule.Late);
    }
}
