using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone opens the face sheets of two people a day who have no visit, over weeks.</summary>
internal sealed class LowAndSlowScenario : PlantedScenario
{
    public override int Cost => 18;

    public override int? Turn => 20;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 14 || plan.Culprit(s => s.Work is Work.Clerk or Work.Assistant or Work.Aide) is not { } staff) return false;
        var days = Enumerable.Range(0, plan.Options.Days).Where(d => plan.Roster.Of(staff, d) is not null).ToArray();
        if (days.Length < 7) return false;
        plan.Chance.Shuffle(days);
        var label = plan.Next(Id);
        foreach (var day in days.Take(9))
        {
            var patients = plan.Some(2, p => p.Need == 0);
            plan.Keep(staff, patients);
            foreach (var patient in patients) plan.Sit(staff, day, label, (20, 200), [new(patient, AccessAction.Read, Thing.FaceSheet)]);
        }

        return true;
    }
}
