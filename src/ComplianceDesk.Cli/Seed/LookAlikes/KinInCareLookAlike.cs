namespace ComplianceDesk.Cli.Seed;

/// <summary>Kin or a housemate of the person who looks, really in their care.</summary>
internal sealed class KinInCareLookAlike : LookAlike
{
    public override int? Turn => 12;

    public override bool Resembles(Access access, DayBook day) => day.Kin(access.By.Staff, access.Patient!);
}
