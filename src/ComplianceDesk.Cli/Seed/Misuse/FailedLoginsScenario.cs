using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>A dozen failed sign-ins in a few minutes, from outside.</summary>
internal sealed class FailedLoginsScenario : PlantedScenario
{
    public override int Cost => 12;

    public override int? Turn => 9;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => true) is not { } staff) return false;
        var label = plan.Next(Id);
        plan.Add(new Sitting(plan.Chance.Next(plan.Options.Days), staff, label, [.. Enumerable.Repeat(new Deed(null, AccessAction.Login, Thing.None, AccessOutcome.Failure), 12)], (4, 40), plan.Chance.Between(0, 86000), Foreign: true));
        return true;
    }
}
