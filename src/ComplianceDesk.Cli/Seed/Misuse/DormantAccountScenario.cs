using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>An account nobody used for months reads four records.</summary>
internal sealed class DormantAccountScenario : PlantedScenario
{
    public override int Cost => 6;

    public override int? Turn => 21;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 14 || plan.Culprit(s => s.Work is Work.Nurse or Work.Clerk or Work.Assistant && s.Hired < plan.Calendar.Date(-400)) is not { } staff) return false;
        staff.Dormant = true;
        var patients = plan.Some(4, p => p.Need > 0);
        plan.Plant(staff, plan.Chance.Between(plan.Options.Days - 5, plan.Options.Days - 1), Id, patients, (20, 300), [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))], offDutyAt: plan.Chance.Between(8 * 3600, 22 * 3600));
        return true;
    }
}
