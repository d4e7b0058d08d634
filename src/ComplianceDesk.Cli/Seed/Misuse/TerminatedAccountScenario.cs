using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The account of someone who has left is used.</summary>
internal sealed class TerminatedAccountScenario : PlantedScenario
{
    public override int Cost => 5;

    public override int? Turn => 7;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 4 || plan.Culprit(s => true) is not { } staff) return false;
        staff.LeftDay = plan.Chance.Between(-20, plan.Options.Days - 4);
        var after = Math.Max(0, staff.LeftDay.Value + 1);
        var day = plan.Chance.Between(after, Math.Min(plan.Options.Days - 1, after + 9));
        var patients = plan.Some(3, p => p.Need > 0);
        plan.Plant(staff, day, Id, patients, (20, 200), [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))], offDutyAt: plan.Chance.Between(9 * 3600, 21 * 3600));
        return true;
    }
}
