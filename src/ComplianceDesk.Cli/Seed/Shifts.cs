namespace ComplianceDesk.Cli.Seed;

/// <summary>Who works when, by unit and work.</summary>
internal static class Shifts
{
    /// <param name="unit">Where.</param>
    /// <param name="work">As what.</param>
    /// <param name="n">The person's place in the department, by which shifts are dealt out.</param>
    public static Shift Of(Unit unit, Work work, int n) => (unit, work) switch
    {
        (Unit.Emergency or Unit.Ward or Unit.Icu or Unit.Maternity or Unit.Paediatric or Unit.Psychiatry or Unit.FloatPool, Work.Nurse or Work.Aide) =>
            n % 5 is 1 or 3 ? Shift.Night12 : Shift.Day12,
        (Unit.Emergency, Work.Physician) => n % 3 == 1 ? Shift.Night12 : Shift.Day12,
        (Unit.Emergency or Unit.Ward or Unit.Icu or Unit.Maternity or Unit.Paediatric or Unit.Psychiatry, Work.Clerk or Work.Physician) => Shift.Day12,
        (Unit.Hospitalists, Work.Physician) => n % 4 == 3 ? Shift.WeekOnNight : Shift.WeekOnDay,
        (Unit.Hospitalists, Work.Resident) => Shift.Day12,
        (Unit.Laboratory or Unit.Pharmacy or Unit.Radiology or Unit.Respiratory or Unit.Transport or Unit.Registration, not Work.Manager) =>
            (n % 5) switch { 1 => Shift.Evening8, 3 => Shift.Night8, _ => Shift.Day8 },
        _ => Shift.Weekday,
    };
}
