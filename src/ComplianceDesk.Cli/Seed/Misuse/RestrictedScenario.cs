namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone outside the programme opens the restricted record of one of its patients (42 CFR Part 2).</summary>
internal sealed class RestrictedScenario : PlantedScenario
{
    public override int Cost => 4;

    public override int? Turn => 11;

    public override bool Plant(IncidentPlan plan) => plan.Look(Id, s => s.Department.Unit != Unit.Programme, _ => [plan.Anyone(p => p.Programme && p.Need > 0)]);
}
