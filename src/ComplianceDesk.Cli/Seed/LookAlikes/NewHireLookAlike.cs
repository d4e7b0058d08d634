namespace ComplianceDesk.Cli.Seed;

/// <summary>The first fortnight of somebody new: every patient is one they never opened.</summary>
internal sealed class NewHireLookAlike : LookAlike
{
    public override bool Resembles(Access access, DayBook day) => access.By.Staff.CameDay is { } came && day.Day < came + 14;
}
