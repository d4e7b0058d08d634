using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>
/// Days on which several people, one of a clinical department among them and none of an office, wrote in a patient's record: what the log itself shows
/// of a visit where no feed states it. One person cannot make it, and reading does not make it. A night's work on both sides of midnight is one.
/// </summary>
internal static class CareSeen
{
    /// <summary>Patients and days of the judged epoch.</summary>
    public static CountTable Count(ExplainedAccesses accesses)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var (keys, writers) = (new List<long>(), new List<(int User, bool Clinical)>());
        for (var index = 0; index < sessions.Count; index++)
        {
            if (sessions.Wrote(index) && accesses.Teaching.May(index) && sessions[index] is var session && Counts(context, context.DepartmentOf(session), session.User, out var clinical))
            {
                keys.Add(Key(session.Patient, session.Day));
                writers.Add((session.User, clinical));
            }
        }

        var (days, people) = (keys.ToArray(), writers.ToArray());
        days.AsSpan().Sort(people.AsSpan());
        var seen = new CountTable.Builder();
        foreach (var key in Days(days, people))
        {
            if ((int)key >= accesses.FromDay)
            {
                seen.Add((int)(key >> 32), (int)key);
            }
        }

        return seen.Build();
    }

    /// <summary>True when the patient was seen to be treated on one of the epoch's days up to the session's, by other people than its user alone.</summary>
    public static bool ByOthers(ExplainedAccesses accesses, in AccessSession session, int fromDay)
    {
        var (days, people) = (new List<long>(), new List<(int User, bool Clinical)>());
        var first = Math.Max(fromDay, accesses.FromDay);
        foreach (var (day, department, user) in accesses.Writers.Others(session.Patient, first - 1, session.Day, session.User))
        {
            if (Counts(accesses.Context, department, user, out var clinical))
            {
                days.Add(Key(session.Patient, day));
                people.Add((user, clinical));
            }
        }

        return Days([.. days], [.. people]).Any(key => (int)key >= first);
    }

    /// <summary>True for somebody whose writing counts: of a department that is no office, and without an office's work.</summary>
    private static bool Counts(CareContext context, int departmentId, int user, out bool clinical)
    {
        ref readonly var department = ref context.Department(departmentId);
        clinical = department.Kind != DepartmentKind.Support && !department.ServesAll;
        return departmentId != 0 && department.Kind != DepartmentKind.Office && context.User(user).Work == OfficeWork.None;
    }

    /// <summary>Patients and days of care, of those on which somebody wrote, in their order.</summary>
    private static IEnumerable<long> Days(long[] days, (int User, bool Clinical)[] people)
    {
        for (int before = 0, from = 0, to; from < days.Length; before = from, from = to)
        {
            for (to = from + 1; to < days.Length && days[to] == days[from];)
            {
                to++;
            }

            var first = before < from && days[before] == days[from] - 1 ? before : from;
            if (IsCare(people.AsSpan(first, to - first)))
            {
                yield return days[from];
            }
        }
    }

    /// <summary>True when the patient was seen to be treated on one of the days.</summary>
    public static bool Any(CountTable seen, int patient, int fromDay, int toDay)
    {
        var (from, to) = seen.Of(patient);
        for (var place = from; place < to; place++)
        {
            if (seen.At(place).Second is var day && day >= fromDay && day <= toDay)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCare(ReadOnlySpan<(int User, bool Clinical)> writers)
    {
        var (others, clinical) = (false, false);
        foreach (var writer in writers)
        {
            others |= writer.User != writers[0].User;
            clinical |= writer.Clinical;
        }

        return others && clinical;
    }

    private static long Key(int patient, int day) => ((long)patient << 32) | (uint)day;
}
