namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks at the record of a colleague of their department.</summary>
internal sealed class CoWorkerScenario : PlantedScenario
{
    public override int Cost => 4;

    public override int? Turn => 5;

    public override bool Plant(IncidentPlan plan) => plan.Look(Id, s => true, s => s.Department.Staff.Where(c => c != s && c.OwnPatient >= 0 && c != s.Manager && c.Manager != s).Select(c => plan.Population.Patients[c.OwnPatient]));
}
