using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>A clerk opens record after record in the order of their numbers, at an even pace.</summary>
internal sealed class EnumerationScenario : PlantedScenario
{
    public override int Cost => 16;

    public override int? Turn => 19;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s.Work is Work.Clerk or Work.Aide) is not { } staff || plan.DayOf(staff) is not { } day) return false;
        var first = plan.Chance.Next(plan.Population.ByNumber.Length - 20);
        var run = plan.Population.ByNumber[first..(first + 16)];
        plan.Plant(staff, day, Id, run, (18, 26), [.. run.Select(p => new Deed(p, AccessAction.Read, Thing.FaceSheet))]);
        return true;
    }
}
