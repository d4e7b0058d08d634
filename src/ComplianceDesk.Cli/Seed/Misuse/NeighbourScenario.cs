namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks at a patient a few doors down their own street.</summary>
internal sealed class NeighbourScenario : PlantedScenario
{
    private ILookup<int, Patient>? streets;

    public override int Cost => 3;

    public override int? Turn => 12;

    public override bool Plant(IncidentPlan plan) => plan.Look(Id, s => true, s => Street(plan, s).Where(p =>
        p.Household != s.Person.Household && p.Home.PostalCode == s.Person.Home.PostalCode && Math.Abs(p.Home.Number - s.Person.Home.Number) is > 0 and <= 8));

    private IEnumerable<Patient> Street(IncidentPlan plan, Staff staff) => (streets ??= plan.Population.Patients.ToLookup(p => p.Home.Street))[staff.Person.Home.Street];
}
