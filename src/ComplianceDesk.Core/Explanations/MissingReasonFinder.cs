using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Says for a session without a reason which feed would most likely have explained it: the first cause that holds, in the order in which they are asked here.</summary>
public sealed class MissingReasonFinder
{
    private const int QuietDays = 2;
    private const int BusyDay = 5;

    private readonly ExplainedAccesses accesses;
    private readonly bool everyDayHasSome;

    /// <param name="accesses">The accesses with the reasons found.</param>
    public MissingReasonFinder(ExplainedAccesses accesses)
    {
        this.accesses = accesses;
        // In a small practice a day without a visit is a day without a visit: only where each day brings several does none mean missing.
        everyDayHasSome = accesses.OpenedCare.Visits >= BusyDay * accesses.OpenedCare.VisitDays.Count;
    }

    /// <summary>The cause for a session; <see cref="MissingReason.None"/> when it has a reason.</summary>
    public MissingReason Of(int index)
    {
        if (accesses.IsExplained(index))
        {
            return MissingReason.None;
        }

        var (session, context) = (accesses.Sessions[index], accesses.Context);
        ref readonly var user = ref context.User(session.User);
        var isInCare = UserDayTable.WasInCare(accesses, index, Rules.NoCareAnywhereRule.Days);
        return !user.Listed ? MissingReason.UserUnlisted
            : context.DepartmentOf(session) == 0 ? MissingReason.DepartmentUnknown
            : !context.Has("encounters") ? MissingReason.NoEncounters
            : IsLate(session.Day) ? MissingReason.EncountersLate
            : user.Work != OfficeWork.None ? MissingReason.OfficeWork
            : !isInCare && !context.Has("appointments") ? MissingReason.NoAppointments
            : isInCare ? MissingReason.CareElsewhere
            : BareLooks.IsOnRecord(accesses, index) ? MissingReason.VisitLongAgo
            : !context.Patient(session.Patient).Listed ? MissingReason.PatientUnlisted
            : MissingReason.NoVisit;
    }

    private bool IsLate(int day) => day > accesses.OpenedCare.LastVisitDay + (everyDayHasSome ? 0 : QuietDays) || (everyDayHasSome && !accesses.OpenedCare.VisitDays.Contains(day));
}
