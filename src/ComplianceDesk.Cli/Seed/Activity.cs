namespace ComplianceDesk.Cli.Seed;

/// <summary>The accesses of one day after the other: those that care and paperwork give rise to, the usual slips, and what was planted.</summary>
internal sealed class Activity(Roster roster, CarePlan care, IncidentPlan incidents, CareWork work, DayBook book, IReadOnlyList<LookAlike> lookAlikes)
{
    private int nextEncounter;

    /// <summary>All accesses of the day in the order of time. Days must be asked for one after the other.</summary>
    public IReadOnlyList<Access> Day(int day)
    {
        book.Open(day);
        foreach (var shift in roster.Starting(day)) book.SignIns(shift);
        for (; nextEncounter < care.Encounters.Count && care.Encounters[nextEncounter].Start < book.Dusk; nextEncounter++) book.InCare.Add(care.Encounters[nextEncounter]);
        foreach (var encounter in book.InCare)
        {
            book.Begins(encounter);
            work.On(encounter);
        }

        foreach (var (chore, encounter, appointment) in care.Chores.Of(day)) work.Do(chore, encounter, appointment);
        foreach (var shift in roster.Starting(day))
        {
            foreach (var lookAlike in lookAlikes) lookAlike.InShift(book, shift);
            book.Searches(shift);
        }

        foreach (var lookAlike in lookAlikes) lookAlike.OnDay(book);
        foreach (var sitting in incidents.On(day)) book.Sit(sitting);
        book.InCare.RemoveAll(e => e.End < book.Dusk);
        return book.Close();
    }
}
