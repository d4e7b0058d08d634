using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>
/// Which departments are programmes whose records are specially protected (42 CFR Part 2): no feed says so, but the patients do whose records are opened. Counted are
/// the departments of each one's visits and bookings up to then: department and 0 for a patient, department and patient for one whose record bears the mark.
/// </summary>
public static class ProtectedProgrammes
{
    /// <summary>The least share of a programme's patients whose records bear the mark.</summary>
    public const double Share = 0.5;

    /// <summary>The fewest such patients.</summary>
    public const int Patients = 3;

    /// <summary>How many times the organisation's share of protected patients a department must have to be one that treats them, though not most of its patients bear the mark.</summary>
    public const double Times = 3;

    /// <summary>Departments and patients of the judged epoch.</summary>
    internal static CountTable Count(ExplainedAccesses accesses) => accesses.OpenedCare.PatientsOfDepartments;

    /// <summary>Counts the patients of departments, told patient after patient.</summary>
    /// <param name="context">Whose records bear the mark.</param>
    internal sealed class Counter(CareContext context)
    {
        private readonly CountTable.Collector marked = new();

        // By department; 0, where no care is told of, is left out. Patients come one after another: who was counted last in a department is not counted twice.
        private int[] patients = new int[context.Departments.Length + 1];
        private int[] last = new int[context.Departments.Length + 1];

        /// <summary>Counts a patient of a department, once.</summary>
        public void Add(int patient, int department)
        {
            if (department >= patients.Length)
            {
                Array.Resize(ref patients, 2 * department);
                Array.Resize(ref last, 2 * department);
            }

            if (department == 0 || last[department] == patient)
            {
                return;
            }

            patients[department]++;
            last[department] = patient;
            if (context.Patient(patient).Restricted)
            {
                marked.Add(department, patient);
            }
        }

        /// <summary>The counts.</summary>
        public CountTable Build()
        {
            var all = new CountTable.Builder();
            for (var department = 1; department < patients.Length; department++)
            {
                if (patients[department] > 0)
                {
                    all.Add(department, 0, patients[department]);
                }
            }

            return all.Build().Plus(marked.Build());
        }
    }

    /// <summary>The programmes, as far as the counts show them.</summary>
    internal static HashSet<int> Of(CountTable counted) => [.. Sums(counted).Where(s => s.People >= Patients && s.Marked >= Share * s.All).Select(s => s.Department)];

    /// <summary>The programmes, and the departments that see protected patients far more often than the organisation does: psychiatry, whose patients do not all bear the mark.</summary>
    internal static HashSet<int> Treating(CountTable counted)
    {
        var (programmes, sums) = (Of(counted), Sums(counted).ToList());
        var (all, marked) = (sums.Sum(s => (double)s.All), sums.Sum(s => (double)s.Marked));
        return [.. programmes, .. sums.Where(s => s.People >= Patients && s.Marked * all >= Times * marked * s.All).Select(s => s.Department)];
    }

    private static IEnumerable<(int Department, int All, int Marked, int People)> Sums(CountTable counted)
    {
        for (int from = 0, to; from < counted.Count; from = to)
        {
            var (department, _, all) = counted.At(from);
            var marked = 0;
            for (to = from + 1; to < counted.Count && counted.At(to) is var next && next.First == department; to++)
            {
                marked += next.Count;
            }

            yield return (department, all, marked, to - from - 1);
        }
    }
}
