namespace ComplianceDesk.Cli.Seed;

/// <summary>A physician on call looks from home at night at patients of their service.</summary>
internal sealed class OnCallLookAlike : LookAlike
{
    public override void OnDay(DayBook day)
    {
        var stays = day.InCare.Where(e => e.Attending is { LeftDay: null, OnLeave: false } && e.Class is VisitClass.Inpatient or VisitClass.Observation && e.Start < day.Dawn && e.End > day.Dusk).GroupBy(e => e.Attending!).ToArray();
        if (stays.Length == 0 || !day.Chance.Happens(0.6)) return;
        var own = day.Chance.Pick(stays);
        var from = day.Dawn + 3600 + day.Chance.Next(3 * 3600);
        var home = Roster.OffDuty(own.Key, own.Key.Department, from, from + 3000);
        home.Home = true;
        day.SignIns(home);
        foreach (var stay in own.Take(day.Chance.Between(1, 3))) day.Burst(home, stay, day.Within(home, home.Start, home.End), Tasks.Doctor, 3, Label);
    }
}
