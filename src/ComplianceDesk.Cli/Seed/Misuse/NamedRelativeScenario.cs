namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks at a patient whose record names them, and who lives elsewhere.</summary>
internal sealed class NamedRelativeScenario : PlantedScenario
{
    public override int Cost => 4;

    public override int? Turn => 2;

    public override bool Plant(IncidentPlan plan)
    {
        var pairs = plan.Population.Named.Where(n => plan.Population.Staff[n.Staff].Person.Household != plan.Population.Patients[n.Patient].Household).OrderBy(n => n.Staff).ThenBy(n => n.Patient).ToArray();
        for (var attempt = 0; attempt < 20 && pairs.Length > 0; attempt++)
        {
            var (staff, patient) = plan.Chance.Pick(pairs);
            if (plan.Look(Id, s => s.Index == staff, _ => [plan.Population.Patients[patient]])) return true;
        }

        return false;
    }
}
