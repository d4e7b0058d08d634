using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone who works office hours reads records in the middle of the night, at their own desk.</summary>
internal sealed class OffHoursScenario : PlantedScenario
{
    public override int Cost => 6;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 10 || plan.Culprit(s => s.Shift is Shift.Weekday) is not { } staff) return false;
        var patients = plan.Some(5, p => p.Need > 0);
        plan.Plant(staff, plan.Chance.Between(plan.Options.Days / 4, plan.Options.Days - 1), Id, patients, (40, 300),
            [.. patients.Select(p => new Deed(p, AccessAction.Read, plan.Chance.Pick([Thing.Chart, Thing.Note])))], offDutyAt: plan.Chance.Between(3600, 4 * 3600));
        return true;
    }
}
