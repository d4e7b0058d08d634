using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// Who did something with each patient's record on each day, with the department they work in: office workers, patients whose accesses all have a reason, and what stands in
/// findings are left out.
/// </summary>
internal sealed class PatientDayTable
{
    private readonly long[] keys;
    private readonly (int Department, int User)[] people;

    /// <param name="accesses">The accesses with the reasons found so far.</param>
    /// <param name="asked">The sessions of whose patients it is asked, as far as they have no reason.</param>
    /// <param name="counts">True for a session that counts.</param>
    internal PatientDayTable(ExplainedAccesses accesses, IReadOnlyList<int> asked, Func<int, bool> counts)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var open = new bool[accesses.Window.Patients];
        foreach (var session in asked)
        {
            if (!accesses.IsExplained(session))
            {
                open[sessions.Patient(session)] = true;
            }
        }

        var (found, by) = (new List<long>(), new List<(int, int)>());
        for (var index = 0; index < sessions.Count; index++)
        {
            if (open[sessions.Patient(index)] && counts(index) && accesses.Teaching.May(index) && sessions[index] is var session
                && context.DepartmentOf(session) is var department && context.Department(department).Kind != DepartmentKind.Office)
            {
                found.Add(Key(session.Patient, session.Day));
                by.Add((department, session.User));
            }
        }

        (keys, people) = ([.. found], [.. by]);
        keys.AsSpan().Sort(people.AsSpan());
    }

    /// <summary>The people of some days other than a user, who is asked about: each once a day, in the order of the days; department 0 where none is known.</summary>
    public IEnumerable<(int Day, int Department, int User)> Others(int patient, int fromDay, int toDay, int user) =>
        Place(Key(patient, fromDay)) is var place && place < keys.Length && keys[place] <= Key(patient, toDay) ? Others(place, Key(patient, toDay), user) : [];

    private IEnumerable<(int Day, int Department, int User)> Others(int place, long last, int user)
    {
        for (; place < keys.Length && keys[place] <= last; place++)
        {
            if (people[place].User != user)
            {
                yield return ((int)keys[place], people[place].Department, people[place].User);
            }
        }
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
