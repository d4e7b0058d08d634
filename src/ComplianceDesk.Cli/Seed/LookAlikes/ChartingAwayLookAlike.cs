namespace ComplianceDesk.Cli.Seed;

/// <summary>A physician finishes notes from a network the hospital does not know.</summary>
internal sealed class ChartingAwayLookAlike : LookAlike
{
    public override void InShift(DayBook day, Workday shift)
    {
        if (shift.Staff.Work != Work.Physician || shift.At.Unit != Unit.Clinic || !day.Chance.Happens(0.01)) return;
        var visits = day.InCare.Where(e => e.Attending == shift.Staff && e.Start >= day.Dawn && e.End < day.Dusk - 4 * 3600).Take(3).ToArray();
        if (visits.Length == 0) return;
        var from = day.Dawn + 20 * 3600 + day.Chance.Next(3600);
        var away = Roster.OffDuty(shift.Staff, shift.Staff.Department, from, from + 3600);
        away.Foreign = true;
        day.SignIns(away);
        foreach (var visit in visits) day.Burst(away, visit, day.Within(away, away.Start, away.End), Tasks.Doctor, 3, Label);
    }
}
