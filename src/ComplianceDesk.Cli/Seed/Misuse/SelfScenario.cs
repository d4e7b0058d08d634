namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks at their own record.</summary>
internal sealed class SelfScenario : PlantedScenario
{
    public override int Cost => 3;

    public override int? Turn => 4;

    public override bool Plant(IncidentPlan plan) => plan.Look(Id, s => s.OwnPatient >= 0, s => [plan.Population.Patients[s.OwnPatient]], own: true);
}
