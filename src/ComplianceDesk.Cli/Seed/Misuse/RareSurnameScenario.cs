namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks at a patient of their own rare surname to whom nothing else ties them.</summary>
internal sealed class RareSurnameScenario : PlantedScenario
{
    private ILookup<string, Patient>? rareNames;

    public override int Cost => 4;

    public override int? Turn => 3;

    public override bool Plant(IncidentPlan plan)
    {
        var byName = rareNames ??= plan.Population.Patients.Where(p => p.RareSurname && p.DeathDay is null).ToLookup(p => p.Family);
        return plan.Look(Id, s => s.Person.RareSurname, s => byName[s.Person.Family].Where(p => p.Household != s.Person.Household && !plan.Population.Named.Contains((s.Index, p.Index))));
    }
}
