namespace ComplianceDesk.Cli.Seed;

/// <summary>A patient of the clinic calls for a refill or a form, long after the last visit.</summary>
internal sealed class PatientCallLookAlike : LookAlike
{
    public override int? Turn => 6;

    public override void InShift(DayBook day, Workday shift)
    {
        if (shift.At.Unit != Unit.Clinic || shift.Staff.Work is not (Work.Nurse or Work.Assistant) || !day.Chance.Happens(0.5)) return;
        if (Caller(day, shift) is { } caller) day.Burst(shift, caller, null, day.Within(shift, shift.Start, shift.End), Tasks.Note, 3, Label);
    }

    private static Patient? Caller(DayBook day, Workday shift)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var patient = day.Stranger();
            if ((patient.PrimaryCare?.Department == shift.At || patient.Specialty == shift.At) && !day.Forbids(patient, shift.At) && (!day.Benchmark || Takes(day, shift, patient))) return patient;
        }

        return null;
    }

    /// <summary>Whether a practice would take the call: it knows the patient, and a colleague takes one from the family.</summary>
    private static bool Takes(DayBook day, Workday shift, Patient patient) =>
        (patient.PrimaryCare?.Department == shift.At || day.Latest(patient)?.Department == shift.At) && !day.Kin(shift.Staff, patient);
}
