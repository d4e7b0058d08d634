namespace ComplianceDesk.Cli.Seed;

/// <summary>One person looks at a well-known patient, with no part in the care.</summary>
internal sealed class VipLookScenario : PlantedScenario
{
    public override int Cost => 4;

    public override bool Plant(IncidentPlan plan) => plan.Look(Id, s => true, _ => [plan.Anyone(p => p.Vip)]);
}
