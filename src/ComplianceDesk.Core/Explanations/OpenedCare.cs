using System.Runtime.InteropServices;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// What the visits and bookings of the patients opened in an epoch say of the hospital. Of these patients only: then a visit that arrives late changes nothing in weeks in
/// which nobody opened its patient, and those weeks need not be judged again.
/// </summary>
internal sealed class OpenedCare
{
    private readonly Dictionary<int, long> patients = [];
    private readonly HashSet<int> practices = [];
    private readonly HashSet<int> visitDays = [];

    public OpenedCare(ExplainedAccesses accesses)
    {
        for (var session = 0; session < accesses.Sessions.Count; session++)
        {
            if (accesses.IsJudged(session))
            {
                ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(patients, accesses.Sessions.Patient(session), out _);
                last = Math.Max(last, accesses.Sessions[session].FirstAt);
            }
        }

        foreach (var (patient, at) in patients)
        {
            foreach (ref readonly var booking in accesses.Context.Appointments.Of(patient))
            {
                if (booking.IsKnown(at))
                {
                    practices.Add(booking.Department);
                }
            }

            foreach (ref readonly var visit in accesses.Context.Encounters.Of(patient))
            {
                var day = accesses.Calendar.DayOf(visit.StartsAt);
                if (day > accesses.Epoch.ToDay || !visit.IsKnown(at))
                {
                    continue;
                }

                LastVisitDay = Math.Max(LastVisitDay, day);
                if (day >= accesses.FromDay)
                {
                    Visits++;
                    visitDays.Add(day);
                }
            }
        }
    }

    /// <summary>The patients, each with the beginning of the last session in which somebody opened the record.</summary>
    public IEnumerable<KeyValuePair<int, long>> Patients => patients;

    /// <summary>Visits that begin in the epoch.</summary>
    public int Visits { get; }

    /// <summary>The days of the epoch on which they begin.</summary>
    public IReadOnlySet<int> VisitDays => visitDays;

    /// <summary>The last day on which a visit begins, in the epoch or before it.</summary>
    public int LastVisitDay { get; } = int.MinValue;

    /// <summary>True for a department with which somebody had or has a booking.</summary>
    public bool GivesAppointments(int department) => department != 0 && practices.Contains(department);
}
