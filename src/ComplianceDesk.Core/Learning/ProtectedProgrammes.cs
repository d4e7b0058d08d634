using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>
/// Which departments are programmes whose records are specially protected (42 CFR Part 2): no feed says so, but the patients do whose records are opened. Counted are
/// the departments of each one's visits and bookings: department and 0 for a patient, department and patient for one whose record bears the mark.
/// </summary>
public static class ProtectedProgrammes
{
    /// <summary>The least share of a programme's patients whose records bear the mark.</summary>
    public const double Share = 0.5;

    /// <summary>The fewest such patients.</summary>
    public const int Patients = 3;

    /// <summary>Departments and patients of the judged epoch.</summary>
    internal static CountTable Count(ExplainedAccesses accesses)
    {
        var counted = new CountTable.Collector();
        var departments = new HashSet<int>();
        foreach (var (patient, at) in accesses.OpenedCare.Patients)
        {
            departments.Clear();
            Add(departments, accesses.Context.Encounters.Of(patient), at);
            Add(departments, accesses.Context.Appointments.Of(patient), at);
            foreach (var department in departments)
            {
                counted.Add(department, 0);
                if (accesses.Context.Patient(patient).Restricted)
                {
                    counted.Add(department, patient);
                }
            }
        }

        return counted.Build();
    }

    /// <summary>The programmes, as far as the counts show them.</summary>
    internal static HashSet<int> Of(CountTable counted)
    {
        var found = new HashSet<int>();
        for (int from = 0, to; from < counted.Count; from = to)
        {
            var (department, _, all) = counted.At(from);
            var marked = 0;
            for (to = from + 1; to < counted.Count && counted.At(to) is var next && next.First == department; to++)
            {
                marked += next.Count;
            }

            if (to - from - 1 >= Patients && marked >= Share * all)
            {
                found.Add(department);
            }
        }

        return found;
    }

    private static void Add(HashSet<int> departments, ReadOnlySpan<CareSpan> spans, long at)
    {
        foreach (ref readonly var span in spans)
        {
            if (span.Department != 0 && span.IsKnown(at))
            {
                departments.Add(span.Department);
            }
        }
    }
}
