namespace ComplianceDesk.Cli.Seed;

/// <summary>A patient of the clinic calls for a refill or a form, long after the last visit.</summary>
internal sealed class PatientCallLookAlike : LookAlike
{
    public override int? Turn => 6;

    public override void InShift(DayBook day, Workday shift)
    {
        if (shift.At.Unit != Unit.Clinic || shift.Staff.Work is not (Work.Nurse or Work.Assistant) || !day.Chance.Happens(0.5)) return;
        if (Caller(day, shift.At) is { } caller) day.Burst(shift, caller, null, day.Within(shift, shift.Start, shift.End), Tasks.Note, 3, Label);
    }

    private static Patient? Caller(DayBook day, Department clinic)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var patient = day.Stranger();
            if ((patient.PrimaryCare?.Department == clinic || patient.Specialty == clinic) && !day.Forbids(patient, clinic)) return patient;
        }

        return null;
    }
}
