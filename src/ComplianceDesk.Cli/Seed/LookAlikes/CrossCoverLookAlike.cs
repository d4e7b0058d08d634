namespace ComplianceDesk.Cli.Seed;

/// <summary>A nurse or an aide lent to another unit for a shift.</summary>
internal sealed class CrossCoverLookAlike : LookAlike
{
    public override int? Turn => 19;

    public override bool Resembles(Access access, DayBook day) => access.By.At != access.By.Staff.Department && access.By.Staff.Work is Work.Nurse or Work.Aide
        && access.By.Staff.Department.Unit != Unit.FloatPool;
}
