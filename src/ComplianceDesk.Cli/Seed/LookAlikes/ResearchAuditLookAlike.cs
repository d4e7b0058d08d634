namespace ComplianceDesk.Cli.Seed;

/// <summary>Quality or research reads some thirty charts of one department in a shift, none of them a relative's.</summary>
internal sealed class ResearchAuditLookAlike : LookAlike
{
    public override void InShift(DayBook day, Workday shift)
    {
        if (shift.Staff.Work != Work.Auditor || !day.Chance.Happens(0.02)) return;
        var unit = day.Chance.Pick(day.Care.Encounters).Department;
        var from = day.Dawn - 80 * 86_400L;
        var charts = day.Care.Encounters.Where(e => e.Department == unit && e.Start > from && e.End < day.Dawn && !day.Kin(shift.Staff, e.Patient)).ToList();
        day.Chance.Shuffle(charts);
        foreach (var visit in charts.Take(day.Chance.Between(20, 40))) day.Burst(shift, visit, day.Within(shift, shift.Start, shift.End), Tasks.Read, 4, Label);
    }
}
