using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>A nurse opens a record by emergency override, with a boiler-plate reason, and the patient is nowhere near.</summary>
internal sealed class OverrideWithoutCareScenario : PlantedScenario
{
    public override int Cost => 3;

    public override int? Turn => 8;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s.Work is Work.Nurse) is not { } staff || plan.DayOf(staff) is not { } day) return false;
        var patient = plan.Anyone(p => p.Need > 0);
        if (patient is null) return false;
        plan.Plant(staff, day, Id, [patient], (10, 120),
            [new(patient, AccessAction.Read, Thing.Chart, BreakGlass: true, Reason: plan.Chance.Pick(["Direct patient care", "Emergency", "Patient care", "Needed"])), .. plan.Reads(patient, 2)]);
        return true;
    }
}
