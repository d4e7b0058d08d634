namespace ComplianceDesk.Cli.Seed;

/// <summary>A colleague of the department who is its patient.</summary>
internal sealed class CoWorkerInCareLookAlike : LookAlike
{
    public override int? Turn => 15;

    public override bool Resembles(Access access, DayBook day) => access.Patient!.Employee >= 0 && day.Population.Staff[access.Patient.Employee].Department == access.By.Staff.Department;
}
