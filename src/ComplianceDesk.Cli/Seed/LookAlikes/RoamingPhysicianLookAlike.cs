namespace ComplianceDesk.Cli.Seed;

/// <summary>A clinic held in another hospital of the system.</summary>
internal sealed class RoamingPhysicianLookAlike : LookAlike
{
    public override bool Resembles(Access access, DayBook day) => access.By.At.FacilityIndex != access.By.Staff.Department.FacilityIndex;
}
