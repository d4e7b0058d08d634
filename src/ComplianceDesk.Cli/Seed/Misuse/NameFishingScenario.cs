using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Search after search by name, then one record is opened.</summary>
internal sealed class NameFishingScenario : PlantedScenario
{
    public override int Cost => 8;

    public override int? Turn => 23;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => true) is not { } staff || plan.DayOf(staff) is not { } day || plan.Anyone(p => p.Need > 0 && p.AgeOn(plan.Options.Until) is > 18 and < 45) is not { } patient) return false;
        plan.Plant(staff, day, Id, [patient], (8, 40),
            [.. Enumerable.Repeat(new Deed(null, AccessAction.Query, Thing.PatientSearch), 6), new(patient, AccessAction.Read, Thing.FaceSheet), new(patient, AccessAction.Read, Thing.Chart)]);
        return true;
    }
}
