namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks at a patient who lives in their own home.</summary>
internal sealed class HouseholdScenario : PlantedScenario
{
    public override int Cost => 4;

    public override int? Turn => 1;

    public override bool Plant(IncidentPlan plan) => plan.Look(Id, s => s.Person.Household >= 0, s => plan.Population.Members(s.Person.Household));
}
