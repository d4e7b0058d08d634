namespace ComplianceDesk.Cli.Seed;

/// <summary>A well-known patient is admitted, and people of other departments look.</summary>
internal sealed class VipRushScenario : PlantedScenario
{
    public override int Cost => 12;

    public override int? Turn => 10;

    public override bool Plant(IncidentPlan plan)
    {
        var patient = plan.Anyone(p => p.Vip);
        if (patient is null || plan.Options.Days < 5) return false;
        var wards = plan.Hospital.All(patient.Facility, d => d.Unit == Unit.Ward).ToArray();
        var unit = plan.Chance.Pick(wards);
        var day = plan.Chance.Between(1, plan.Options.Days - 4);
        var label = plan.Next(Id);
        var lookers = new List<(Staff, int)>();
        for (var n = 0; n < 5; n++)
        {
            var staff = plan.Culprit(s => s.Department.FacilityIndex == patient.Facility && s.Department != unit && s.Department.Unit != Unit.Emergency);
            if (staff is not null && plan.DayOf(staff, day + 1, day + 3) is { } when) lookers.Add((staff, when));
        }

        if (lookers.Count < 3) return false;
        plan.Stays.Add((patient, day, unit));
        plan.Use(patient);
        foreach (var (staff, when) in lookers)
        {
            plan.Part(patient, staff.Department);
            plan.Sit(staff, when, label, (10, 90), plan.Reads(patient, plan.Chance.Between(1, 3)));
        }

        return true;
    }
}
