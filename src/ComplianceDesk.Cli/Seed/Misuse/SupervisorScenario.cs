namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks at their own manager's record.</summary>
internal sealed class SupervisorScenario : PlantedScenario
{
    public override int Cost => 3;

    public override int? Turn => 14;

    public override bool Plant(IncidentPlan plan) => plan.Look(Id, s => s.Manager?.OwnPatient >= 0, s => [plan.Population.Patients[s.Manager!.OwnPatient]]);
}
