namespace ComplianceDesk.Cli.Seed;

/// <summary>A night taken over from a colleague by someone who works days.</summary>
internal sealed class ShiftSwapLookAlike : LookAlike
{
    public override bool Resembles(Access access, DayBook day) => access.By.Staff.Shift == Shift.Day12 && access.By.Start > day.DawnOf(access.By.Start) + 17 * 3600;
}
