using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>A registrar works down the list of next week's visits, by record number, at an even pace.</summary>
internal sealed class RegistrationQueueLookAlike : LookAlike
{
    public override void InShift(DayBook day, Workday shift)
    {
        if (shift.Staff.Work != Work.Registrar || !day.Chance.Happens(0.05)) return;
        var due = day.Care.Appointments.Where(a => a.Department.FacilityIndex == shift.At.FacilityIndex && a.Start > day.Dusk && a.Start < day.Dusk + 7 * 86_400L)
            .Select(a => a.Patient).Where(p => p.Index != shift.Staff.OwnPatient && !day.Forbids(p, shift.At)).Distinct().OrderBy(p => p.Mrn, StringComparer.Ordinal).ToArray();
        if (due.Length < 10) return;
        var count = Math.Min(25, due.Length);
        var first = day.Chance.Next(due.Length - count + 1);
        var at = day.Within(shift, shift.Start + 600, shift.End - 2400);
        foreach (var patient in due.Skip(first).Take(count))
        {
            day.Keep(new(at, shift, patient, day.Latest(patient), AccessAction.Read, Thing.FaceSheet, AccessOutcome.Success, false, null, Label));
            at += day.Chance.Between(20, 30);
        }
    }
}
