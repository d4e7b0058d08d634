namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone looks again at a patient whom their unit sent home months ago.</summary>
internal sealed class LongDischargedScenario : PlantedScenario
{
    public override int Cost => 5;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s.Department.Inpatient) is not { } staff || plan.DayOf(staff) is not { } day) return false;
        if (plan.Anyone(p => p.Need == 0 && p.DeathDay is null && p.Employee < 0 && !p.Vip && !p.Programme && p.Facility == staff.Department.FacilityIndex) is not { } patient) return false;
        plan.Stays.Add((patient, 5 - SeedOptions.History, staff.Department));
        plan.Plant(staff, Math.Max(day, plan.Options.Days / 3), Id, [patient], (10, 90), plan.Reads(patient, 4));
        return true;
    }
}
