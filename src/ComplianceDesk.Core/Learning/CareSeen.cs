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
            if (sessions.Wrote(index) && sessions[index] is var session && context.DepartmentOf(session) is not 0 and var id && context.Department(id) is var department
                && department.Kind != DepartmentKind.Office && context.User(session.User).Work == OfficeWork.None)
            {
                keys.Add(Key(session.Patient, session.Day));
                writers.Add((session.User, department.Kind != DepartmentKind.Support && !department.ServesAll));
            }
        }

        var (days, people) = (keys.ToArray(), writers.ToArray());
        days.AsSpan().Sort(people.AsSpan());
        var seen = new CountTable.Builder();
        for (int before = 0, from = 0, to; from < days.Length; before = from, from = to)
        {
            for (to = from + 1; to < days.Length && days[to] == days[from];)
            {
                to++;
            }

            var first = before < from && days[before] == days[from] - 1 ? before : from;
            var day = (int)days[from];
            if (day >= accesses.FromDay && IsCare(people.AsSpan(first, to - first)))
            {
                seen.Add((int)(days[from] >> 32), day);
            }
        }

        return seen.Build();
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
