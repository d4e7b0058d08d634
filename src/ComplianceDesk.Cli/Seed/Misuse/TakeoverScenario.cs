using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Failed sign-ins from outside at night, then a successful one that reads records.</summary>
internal sealed class TakeoverScenario : PlantedScenario
{
    public override int Cost => 14;

    public override int? Turn => 17;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s.Shift is Shift.Weekday or Shift.Day12) is not { } staff) return false;
        var patients = plan.Some(5, p => p.Need > 0);
        plan.Keep(staff, patients);
        var failure = new Deed(null, AccessAction.Login, Thing.None, AccessOutcome.Failure);
        plan.Add(new Sitting(plan.Chance.Next(plan.Options.Days), staff, plan.Next(Id),
            [.. Enumerable.Repeat(failure, 7), new(null, AccessAction.Login, Thing.None, AccessOutcome.Success), .. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))],
            (5, 60), plan.Chance.Between(3600, 4 * 3600), Foreign: true));
        return true;
    }
}
