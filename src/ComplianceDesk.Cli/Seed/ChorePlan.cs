namespace ComplianceDesk.Cli.Seed;

/// <summary>Work on a record outside the visit itself, by the day it is done: booking, coding, billing, release.</summary>
internal sealed class ChorePlan(SeedOptions options, Calendar calendar, Chance chance)
{
    private readonly Dictionary<int, List<(Chore Chore, Encounter? Encounter, Appointment? Appointment)>> chores = [];

    /// <summary>Work of one day on records of other days.</summary>
    public IReadOnlyList<(Chore Chore, Encounter? Encounter, Appointment? Appointment)> Of(int day) =>
        chores.TryGetValue(day, out var list) ? list : [];

    public void Plan(Encounter encounter)
    {
        var ended = calendar.DayOf(encounter.End);
        // Toward the end of a month the coders clear what lies about.
        var coded = ended + (encounter.Class is VisitClass.Inpatient or VisitClass.Observation ? chance.Between(1, 4) : chance.Between(1, 3));
        if (calendar.Date(ended).Day >= 22 && chance.Happens(0.3)) coded = Math.Max(coded, MonthEnd(ended));
        On(Workday(coded), Chore.Code, encounter);
        On(Workday(coded + chance.Between(1, 6)), Chore.Bill, encounter);
        if (chance.Happens(encounter.Class == VisitClass.Inpatient ? 0.1 : 0.02)) On(Workday(ended + chance.Between(4, 40)), Chore.Release, encounter);
        if (encounter.Class == VisitClass.Inpatient && chance.Happens(0.06)) On(Workday(ended + chance.Between(8, 30)), Chore.Audit, encounter);
        if (encounter.Booked is not null && chance.Happens(0.3)) On(Workday(ended + chance.Between(1, 6)), Chore.FollowUp, encounter);
    }

    public void Plan(Appointment appointment)
    {
        var day = calendar.DayOf(appointment.Start);
        On(Workday(appointment.BookedDay), Chore.Book, null, appointment);
        var prior = day - 1;
        while (calendar.Weekend(prior)) prior--;
        On(prior, Chore.Prepare, null, appointment);
        if (chance.Happens(0.06)) On(Workday(day - chance.Between(1, 7)), Chore.Triage, null, appointment);
    }

    private void On(int day, Chore chore, Encounter? encounter, Appointment? appointment = null)
    {
        if (day < 0 || day >= options.Days) return;
        if (!chores.TryGetValue(day, out var list)) chores[day] = list = [];
        list.Add((chore, encounter, appointment));
    }

    private int Workday(int day)
    {
        while (calendar.Weekend(day)) day++;
        return day;
    }

    private int MonthEnd(int day)
    {
        var date = calendar.Date(day);
        var last = day + DateTime.DaysInMonth(date.Year, date.Month) - date.Day;
        while (calendar.Weekend(last)) last--;
        return last;
    }
}
