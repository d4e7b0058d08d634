using System.Runtime.InteropServices;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// What the visits and bookings of the patients opened in an epoch say of the hospital. Of these patients only, and of what had begun when they were opened: then a visit that
/// arrives late changes nothing in weeks in which nobody opened its patient, or which had ended before it, and those weeks need not be judged again.
/// </summary>
internal sealed class OpenedCare
{
    /// <summary>From so many patients with appointments on somebody sees patients in a department.</summary>
    public const int LeastSeen = 4;

    private readonly HashSet<int> practices = [];
    private readonly Dictionary<(int Practitioner, int Department), (int Patients, int Last)> seen = [];
    private readonly HashSet<int> visitDays = [];

    public OpenedCare(DirectReasons accesses)
    {
        // In the order of patients, as their visits stand in memory.
        var opened = Opened(accesses);
        var counter = new ProtectedProgrammes.Counter(accesses.Context);
        var last = long.MinValue;
        for (var patient = 0; patient < opened.Length; patient++)
        {
            var at = opened[patient];
            if (at == long.MinValue)
            {
                continue;
            }

            foreach (ref readonly var booking in accesses.Context.Appointments.Of(patient))
            {
                if (booking.StartsAt <= at)
                {
                    practices.Add(booking.Department);
                    See(booking, patient);
                    counter.Add(patient, booking.Department);
                }
            }

            foreach (ref readonly var visit in accesses.Context.Encounters.Of(patient))
            {
                if (visit.StartsAt <= at)
                {
                    counter.Add(patient, visit.Department);
                }

                // Most began before the epoch, and before others.
                if ((visit.StartsAt < accesses.FromAt && visit.StartsAt < last - SiteCalendar.Day) || accesses.Calendar.DayOf(visit.StartsAt) is var day && day > accesses.Epoch.ToDay)
                {
                    continue;
                }

                last = Math.Max(last, visit.StartsAt);
                LastVisitDay = Math.Max(LastVisitDay, day);
                if (day >= accesses.Epoch.FromDay)
                {
                    Visits++;
                    visitDays.Add(day);
                }
            }
        }

        PatientsOfDepartments = counter.Build();
    }

    /// <summary>The departments of these patients' visits and bookings, see <see cref="ProtectedProgrammes"/>.</summary>
    public CountTable PatientsOfDepartments { get; }

    /// <summary>Visits that begin in the epoch.</summary>
    public int Visits { get; }

    /// <summary>The days of the epoch on which they begin.</summary>
    public IReadOnlySet<int> VisitDays => visitDays;

    /// <summary>The last day on which a visit begins, in the epoch or before it.</summary>
    public int LastVisitDay { get; } = int.MinValue;

    /// <summary>True for a department with which somebody had a booking.</summary>
    public bool GivesAppointments(int department) => department != 0 && practices.Contains(department);

    /// <summary>True for somebody who sees patients by appointment in a department, whatever the own one is.</summary>
    public bool SeesPatients(int practitioner, int department) => seen.TryGetValue((practitioner, department), out var patients) && patients.Patients >= LeastSeen;

    private void See(in CareSpan booking, int patient)
    {
        if (booking.Practitioner != 0 && booking.Department != 0)
        {
            ref var patients = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, (booking.Practitioner, booking.Department), out _);
            if (patients.Last != patient)
            {
                patients = (patients.Patients + 1, patient);
            }
        }
    }

    /// <summary>The beginning of the last session of each patient; the least number for one whom nobody opened.</summary>
    private static long[] Opened(DirectReasons accesses)
    {
        var opened = new long[accesses.Window.Patients];
        opened.AsSpan().Fill(long.MinValue);
        for (var session = 0; session < accesses.Sessions.Count; session++)
        {
            if (accesses.Sessions.Day[session] >= accesses.Epoch.FromDay)
            {
                ref var last = ref opened[accesses.Sessions.Patient(session)];
                last = Math.Max(last, accesses.Sessions.FirstAt(session));
            }
        }

        return opened;
    }
}
