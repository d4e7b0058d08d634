using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// What the visits and bookings of the patients opened in an epoch say of the hospital. Of these patients only: then a visit that arrives late changes nothing in weeks in
/// which nobody opened its patient, and those weeks need not be judged again.
/// </summary>
internal sealed class OpenedCare
{
    // The beginning of the last session of each patient: in the order of patients, as their visits stand in memory.
    private readonly long[] opened;
    private readonly HashSet<int> practices = [];
    private readonly HashSet<int> visitDays = [];

    public OpenedCare(ExplainedAccesses accesses)
    {
        opened = Opened(accesses);
        var last = long.MinValue;
        foreach (var (patient, at) in Patients)
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
                // Most began before the epoch, and before others.
                if ((visit.StartsAt < accesses.FromAt && visit.StartsAt < last - SiteCalendar.Day) || !visit.IsKnown(at)
                    || accesses.Calendar.DayOf(visit.StartsAt) is var day && day > accesses.Epoch.ToDay)
                {
                    continue;
                }

                last = Math.Max(last, visit.StartsAt);
                LastVisitDay = Math.Max(LastVisitDay, day);
                if (day >= accesses.FromDay)
                {
                    Visits++;
                    visitDays.Add(day);
                }
            }
        }
    }

    /// <summary>The patients in order, each with the beginning of the last session in which somebody opened the record.</summary>
    public IEnumerable<(int Patient, long At)> Patients
    {
        get
        {
            for (var patient = 0; patient < opened.Length; patient++)
            {
                if (opened[patient] != long.MinValue)
                {
                    yield return (patient, opened[patient]);
                }
            }
        }
    }

    /// <summary>Visits that begin in the epoch.</summary>
    public int Visits { get; }

    /// <summary>The days of the epoch on which they begin.</summary>
    public IReadOnlySet<int> VisitDays => visitDays;

    /// <summary>The last day on which a visit begins, in the epoch or before it.</summary>
    public int LastVisitDay { get; } = int.MinValue;

    /// <summary>True for a department with which somebody had or has a booking.</summary>
    public bool GivesAppointments(int department) => department != 0 && practices.Contains(department);

    private static long[] Opened(ExplainedAccesses accesses)
    {
        var opened = new long[accesses.Window.Patients];
        opened.AsSpan().Fill(long.MinValue);
        for (var session = 0; session < accesses.Sessions.Count; session++)
        {
            if (accesses.IsJudged(session))
            {
                ref var last = ref opened[accesses.Sessions.Patient(session)];
                last = Math.Max(last, accesses.Sessions.FirstAt(session));
            }
        }

        return opened;
    }
}
