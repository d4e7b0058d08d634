namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone reads through the record of a patient of a unit they have nothing to do with, and comes back to it.</summary>
internal sealed class OtherUnitScenario : PlantedScenario
{
    public override int Cost => 9;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => true) is not { } staff || plan.DayOf(staff) is not { } day || plan.Anyone(p => p.Need > 1 && p.Employee < 0 && !p.Vip && !p.Programme) is not { } patient) return false;
        var label = plan.Next(Id);
        plan.Keep(staff, [patient]);
        plan.Sit(staff, day, label, (15, 120), plan.Reads(patient, 6));
        plan.Sit(staff, plan.DayOf(staff), label, (15, 120), plan.Reads(patient, 3));
        return true;
    }
}
