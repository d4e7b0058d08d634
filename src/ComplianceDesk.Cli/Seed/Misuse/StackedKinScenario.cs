namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks at kin to whom two things tie them: the surname and an entry in the record.</summary>
internal sealed class StackedKinScenario : PlantedScenario
{
    public override int Cost => 4;

    public override bool Plant(IncidentPlan plan) => plan.Look(
        Id, s => true, s => plan.Population.Named.Where(n => n.Staff == s.Index).Select(n => plan.Population.Patients[n.Patient]).Where(p => p.Family == s.Person.Family));
}
