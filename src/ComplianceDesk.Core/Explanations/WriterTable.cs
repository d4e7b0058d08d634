using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Who made or changed something in each patient's record on each day, with the department they work in; patients whose accesses all have a reason are left out.</summary>
internal sealed class WriterTable
{
    private readonly long[] keys;
    private readonly (int Department, int User)[] writers;

    internal WriterTable(ExplainedAccesses accesses)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var patients = new HashSet<int>();
        for (var session = 0; session < sessions.Count; session++)
        {
            if (!accesses.IsExplained(session) && accesses.IsJudged(session))
            {
                patients.Add(sessions.Patient(session));
            }
        }

        var (found, by) = (new List<long>(), new List<(int, int)>());
        for (var index = 0; index < sessions.Count; index++)
        {
            if (patients.Contains(sessions.Patient(index)) && sessions.Wrote(index) && sessions[index] is var session
                && context.DepartmentOf(session) is not 0 and var department && context.Department(department).Kind != DepartmentKind.Office)
            {
                found.Add(Key(session.Patient, session.Day));
                by.Add((department, session.User));
            }
        }

        (keys, writers) = ([.. found], [.. by]);
        keys.AsSpan().Sort(writers.AsSpan());
    }

    /// <summary>Who wrote on a day, office workers left out; one entry for each person.</summary>
    public ReadOnlySpan<(int Department, int User)> Of(int patient, int day)
    {
        var from = Place(Key(patient, day));
        var to = from;
        while (to < keys.Length && keys[to] == Key(patient, day))
        {
            to++;
        }

        return writers.AsSpan(from, to - from);
    }

    private int Place(long key)
    {
        var (low, high) = (0, keys.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = keys[middle] < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static long Key(int patient, int day) => ((long)patient << 32) | (uint)day;
}
