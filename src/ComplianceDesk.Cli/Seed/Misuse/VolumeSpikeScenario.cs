using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>A nurse opens some forty records of other units' patients in one shift.</summary>
internal sealed class VolumeSpikeScenario : PlantedScenario
{
    public override int Cost => 40;

    public override int? Turn => 15;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 10 || plan.Culprit(s => s.Work is Work.Nurse && s.Department.Inpatient) is not { } staff || plan.DayOf(staff, plan.Options.Days / 2, plan.Options.Days - 1) is not { } day) return false;
        var patients = plan.Some(38, p => p.Need > 0);
        plan.Plant(staff, day, Id, patients, (200, 800), [.. patients.Select(p => new Deed(p, AccessAction.Read, plan.Chance.Pick([Thing.Chart, Thing.Note, Thing.FaceSheet])))]);
        return true;
    }
}
