using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>A clerk changes two dozen records of people they have nothing to do with in one shift.</summary>
internal sealed class WriteSpikeScenario : PlantedScenario
{
    public override int Cost => 24;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s.Work is Work.Clerk or Work.Aide or Work.Assistant) is not { } staff || plan.DayOf(staff) is not { } day) return false;
        var patients = plan.Some(24, p => p.Need > 0);
        plan.Plant(staff, day, Id, patients, (60, 400), [.. patients.Select(p => new Deed(p, AccessAction.Update, plan.Chance.Pick([Thing.FaceSheet, Thing.Note, Thing.ProblemList])))]);
        return true;
    }
}
