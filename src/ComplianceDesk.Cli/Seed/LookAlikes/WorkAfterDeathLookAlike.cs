namespace ComplianceDesk.Cli.Seed;

/// <summary>Coding, billing and other work on the record of somebody who has died.</summary>
internal sealed class WorkAfterDeathLookAlike : LookAlike
{
    public override int? Turn => 13;

    public override bool Resembles(Access access, DayBook day) => access.Patient!.DeathDay < day.DayOf(access.At);
}
