namespace ComplianceDesk.Cli.Seed;

/// <summary>An emergency override where there was an emergency.</summary>
internal sealed class EmergencyOverrideLookAlike : LookAlike
{
    public override int? Turn => 11;

    public override bool Resembles(Access access, DayBook day) => access.BreakGlass;
}
