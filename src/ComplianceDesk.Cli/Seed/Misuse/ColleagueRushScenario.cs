namespace ComplianceDesk.Cli.Seed;

/// <summary>An employee is admitted, and colleagues look.</summary>
internal sealed class ColleagueRushScenario : PlantedScenario
{
    public override int Cost => 12;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 6) return false;
        var patient = plan.Anyone(p => p.Employee >= 0 && p.DeathDay is null && plan.Population.Staff[p.Employee].Department is { Clinical: true } d && d.Staff.Count > 5);
        if (patient is null) return false;
        var own = plan.Population.Staff[patient.Employee].Department;
        var unit = plan.Chance.Pick(plan.Hospital.All(patient.Facility, d => d.Unit == Unit.Ward && d != own).ToArray());
        var day = plan.Chance.Between(1, plan.Options.Days - 5);
        var lookers = own.Staff.Where(s => s.Index != patient.Employee && IncidentPlan.Settled(s) && s.Work is not (Work.Physician or Work.Resident) && plan.DayOf(s, day + 1, day + 4) is not null).Take(4).ToArray();
        if (lookers.Length < 3 || !plan.Use(patient)) return false;
        plan.Stays.Add((patient, day, unit));
        plan.Part(patient, own);
        var label = plan.Next(Id);
        foreach (var staff in lookers)
        {
            if (plan.Use(staff)) staff.Stays = true;
            plan.Sit(staff, plan.DayOf(staff, day + 1, day + 4), label, (10, 90), plan.Reads(patient, plan.Chance.Between(2, 3)));
        }

        return true;
    }
}
