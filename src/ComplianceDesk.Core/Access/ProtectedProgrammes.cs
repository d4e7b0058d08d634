namespace ComplianceDesk.Core.Access;

/// <summary>Which departments are programmes whose records are specially protected (42 CFR Part 2): no feed says so, but their patients do.</summary>
public static class ProtectedProgrammes
{
    /// <summary>The least share of a programme's patients whose records bear the mark.</summary>
    public const double Share = 0.5;

    /// <summary>The fewest such patients.</summary>
    public const int Patients = 3;

    internal static IReadOnlySet<int> Of(CareContext context)
    {
        var counts = new Dictionary<int, (int All, int Marked)>();
        var seen = new HashSet<int>();
        for (var patient = 1; patient < context.Patients.Length; patient++)
        {
            seen.Clear();
            foreach (ref readonly var visit in context.Encounters.Of(patient))
            {
                Count(visit.Department);
            }

            foreach (ref readonly var booking in context.Appointments.Of(patient))
            {
                Count(booking.Department);
            }

            void Count(int department)
            {
                if (department != 0 && seen.Add(department))
                {
                    var (all, marked) = counts.GetValueOrDefault(department);
                    counts[department] = (all + 1, marked + (context.Patients[patient].Restricted ? 1 : 0));
                }
            }
        }

        return counts.Where(c => Is(c.Value.All, c.Value.Marked)).Select(c => c.Key).ToHashSet();
    }

    /// <summary>True for a department with so many patients, so many of them with the mark.</summary>
    public static bool Is(int patients, int marked) => marked >= Patients && marked >= Share * patients;
}
