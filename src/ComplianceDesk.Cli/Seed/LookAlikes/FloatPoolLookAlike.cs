namespace ComplianceDesk.Cli.Seed;

/// <summary>The float pool: another unit every day.</summary>
internal sealed class FloatPoolLookAlike : LookAlike
{
    public override bool Resembles(Access access, DayBook day) => access.By.Staff.Department.Unit == Unit.FloatPool;
}
