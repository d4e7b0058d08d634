namespace ComplianceDesk.Cli.Seed;

/// <summary>One person looks at a housemate, a colleague, a neighbour, weeks apart.</summary>
internal sealed class RepeatOffenderScenario : PlantedScenario
{
    public override int Cost => 10;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Options.Days < 14) return false;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (plan.Culprit(s => true, reserve: false) is not { } staff) return false;
            var kin = plan.Population.Members(staff.Person.Household);
            var colleagues = staff.Department.Staff.Where(c => c != staff && c.OwnPatient >= 0).Select(c => plan.Population.Patients[c.OwnPatient]);
            var street = plan.Population.Patients.Where(p => p.Home.Street == staff.Person.Home.Street && p.Household != staff.Person.Household && Math.Abs(p.Home.Number - staff.Person.Home.Number) <= 8);
            var patients = kin.Take(2).Concat(colleagues.Take(2)).Concat(street.Take(2)).Where(p => p.Index != staff.OwnPatient && p.DeathDay is null && plan.Free(p)).Distinct().Take(4).ToArray();
            if (patients.Length < 3 || !plan.Use(staff)) continue;
            staff.Stays = true;
            var label = plan.Next(Id);
            plan.Keep(staff, patients);
            for (var i = 0; i < patients.Length; i++)
            {
                var from = plan.Options.Days * i / patients.Length;
                plan.Sit(staff, plan.DayOf(staff, from, from + plan.Options.Days / patients.Length - 1), label, (8, 90), plan.Reads(patients[i], plan.Chance.Between(2, 3)));
            }

            return true;
        }

        return false;
    }
}
