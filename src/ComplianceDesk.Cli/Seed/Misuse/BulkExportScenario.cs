using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone who never does prints and exports a dozen records in one shift.</summary>
internal sealed class BulkExportScenario : PlantedScenario
{
    public override int Cost => 12;

    public override int? Turn => 18;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s.Work is Work.Clerk or Work.Nurse or Work.Assistant) is not { } staff || plan.DayOf(staff) is not { } day) return false;
        var patients = plan.Some(12, p => p.Need > 0);
        plan.Plant(staff, day, Id, patients, (30, 200), [.. patients.Select(p => new Deed(p, plan.Chance.Happens(0.5) ? AccessAction.Print : AccessAction.Export, Thing.Document))]);
        return true;
    }
}
