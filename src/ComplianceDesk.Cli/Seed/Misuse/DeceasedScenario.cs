namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks at a patient who died months or years ago.</summary>
internal sealed class DeceasedScenario : PlantedScenario
{
    public override int Cost => 3;

    public override int? Turn => 6;

    public override bool Plant(IncidentPlan plan) => plan.Look(Id, s => true, _ => [plan.Anyone(p => p.DeathDay is < -SeedOptions.History)], dead: true);
}
