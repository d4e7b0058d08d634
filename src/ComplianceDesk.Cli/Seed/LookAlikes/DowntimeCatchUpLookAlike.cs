using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>After a downtime the nurses of a hospital enter in an hour what they wrote on paper.</summary>
internal sealed class DowntimeCatchUpLookAlike : LookAlike
{
    public override void InShift(DayBook day, Workday shift)
    {
        if (shift.Staff.Work != Work.Nurse || !shift.At.Inpatient || Chance.Mix((ulong)day.Dawn, (ulong)shift.At.FacilityIndex) % 25 != 0) return;
        var from = day.Dawn + 14 * 3600;
        if (shift.Start > from || shift.End < from + 3600) return;
        foreach (var stay in day.InCare.Where(e => e.UnitAt(from) == shift.At && e.Start < from && e.End > from && !day.Forbids(e.Patient, shift.At)).Take(6))
        {
            for (var n = day.Chance.Between(4, 8); n > 0; n--)
            {
                day.Keep(new(from + day.Chance.Next(3600), shift, stay.Patient, stay, AccessAction.Update, day.Chance.Pick([Thing.Flowsheet, Thing.Medication]), AccessOutcome.Success, false, null, Label));
            }
        }
    }
}
