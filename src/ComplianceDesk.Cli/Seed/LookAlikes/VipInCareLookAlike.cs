namespace ComplianceDesk.Cli.Seed;

/// <summary>A well-known patient, looked at by those who care for them.</summary>
internal sealed class VipInCareLookAlike : LookAlike
{
    public override int? Turn => 14;

    public override bool Resembles(Access access, DayBook day) => access.Patient!.Vip;
}
