namespace ComplianceDesk.Cli.Seed;

/// <summary>A patient in care who happens to bear the rare surname of the person who looks.</summary>
internal sealed class RareSurnameInCareLookAlike : LookAlike
{
    public override int? Turn => 16;

    public override bool Resembles(Access access, DayBook day) => access.Patient!.RareSurname && access.Patient.Family == access.By.Staff.Person.Family;
}
