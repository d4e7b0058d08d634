namespace ComplianceDesk.Cli.Seed;

/// <summary>A patient in care with the common surname of the person who looks.</summary>
internal sealed class CommonSurnameLookAlike : LookAlike
{
    public override int? Turn => 17;

    public override bool Resembles(Access access, DayBook day) => !access.Patient!.RareSurname && access.Patient.Family == access.By.Staff.Person.Family;
}
