using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone prints one or two records a day of people they have nothing to do with, day after day.</summary>
internal sealed class ScatteredPrintScenario : PlantedScenario
{
    public override int Cost => 14;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 20 || plan.Culprit(s => s.Work is Work.Clerk or Work.Assistant or Work.Nurse) is not { } staff) return false;
        var days = Enumerable.Range(0, plan.Options.Days).Where(d => plan.Roster.Of(staff, d) is not null).ToArray();
        if (days.Length < 8) return false;
        plan.Chance.Shuffle(days);
        var label = plan.Next(Id);
        foreach (var day in days.Take(9))
        {
            var patients = plan.Some(plan.Chance.Between(1, 2), p => p.Need > 0);
            plan.Keep(staff, patients);
            plan.Sit(staff, day, label, (30, 200), [.. patients.Select(p => new Deed(p, AccessAction.Print, Thing.Document))]);
        }

        return true;
    }
}
