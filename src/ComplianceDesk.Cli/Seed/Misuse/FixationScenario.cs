namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone opens the same record on seven days, with no part in the care.</summary>
internal sealed class FixationScenario : PlantedScenario
{
    public override int Cost => 9;

    public override int? Turn => 16;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 12 || plan.Culprit(s => true) is not { } staff || plan.Anyone(p => p.Need is > 0 and < 9) is not { } patient) return false;
        var days = Enumerable.Range(0, plan.Options.Days).Where(d => plan.Roster.Of(staff, d) is not null).ToArray();
        if (days.Length < 6) return false;
        plan.Chance.Shuffle(days);
        var label = plan.Next(Id);
        plan.Keep(staff, [patient]);
        foreach (var day in days.Take(7)) plan.Sit(staff, day, label, (10, 90), plan.Reads(patient, plan.Chance.Between(1, 2)));
        return true;
    }
}
