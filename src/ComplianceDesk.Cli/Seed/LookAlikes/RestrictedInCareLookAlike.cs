namespace ComplianceDesk.Cli.Seed;

/// <summary>A restricted record opened by those who care for the patient outside the programme.</summary>
internal sealed class RestrictedInCareLookAlike : LookAlike
{
    public override bool Resembles(Access access, DayBook day) => access.Patient!.Programme && access.By.Staff.Department.Unit != Unit.Programme;
}
