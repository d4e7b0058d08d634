using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The account of someone on leave is used.</summary>
internal sealed class OnLeaveScenario : PlantedScenario
{
    public override int Cost => 4;

    public override int? Turn => 13;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => true) is not { } staff) return false;
        staff.OnLeave = true;
        var patients = plan.Some(2, p => p.Need > 0);
        plan.Plant(staff, plan.Chance.Next(plan.Options.Days), Id, patients, (20, 200), [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))], offDutyAt: plan.Chance.Between(9 * 3600, 21 * 3600));
        return true;
    }
}
