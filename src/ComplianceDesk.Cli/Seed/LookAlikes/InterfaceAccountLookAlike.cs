using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>An account without a person behind it files results for everybody in care, day and night.</summary>
internal sealed class InterfaceAccountLookAlike : LookAlike
{
    public override void OnDay(DayBook day)
    {
        var account = day.Population.Staff.First(s => s.Work == Work.Interface);
        var run = Roster.OffDuty(account, account.Department, day.Dawn, day.Dusk);
        foreach (var stay in day.InCare.Where(e => e.Class is not (VisitClass.Outpatient or VisitClass.Virtual)))
        {
            var at = Math.Max(day.Dawn, stay.Start) + day.Chance.Next(80_000);
            if (at < Math.Min(day.Dusk, stay.End)) day.Keep(new(at, run, stay.Patient, stay, AccessAction.Create, Thing.LabResult, AccessOutcome.Success, false, null, Label));
        }
    }
}
