using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Somebody signs in at once, from an address never seen, and reads.</summary>
internal sealed class UnknownNetworkScenario : PlantedScenario
{
    public override int Cost => 6;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 10 || plan.Culprit(s => s.Shift is Shift.Weekday or Shift.Day12) is not { } staff) return false;
        var patients = plan.Some(5, p => p.Need > 0);
        plan.Keep(staff, patients);
        plan.Add(new Sitting(plan.Chance.Between(plan.Options.Days / 4, plan.Options.Days - 1), staff, plan.Next(Id), [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))],
            (20, 200), plan.Chance.Between(20 * 3600, 23 * 3600), Foreign: true));
        return true;
    }
}
