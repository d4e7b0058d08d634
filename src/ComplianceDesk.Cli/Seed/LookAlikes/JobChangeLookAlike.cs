namespace ComplianceDesk.Cli.Seed;

/// <summary>Work in the unit a person belonged to before they moved.</summary>
internal sealed class JobChangeLookAlike : LookAlike
{
    public override int? Turn => 18;

    public override bool Resembles(Access access, DayBook day) => access.By.Staff.Before is { } before && access.By.At == before;
}
