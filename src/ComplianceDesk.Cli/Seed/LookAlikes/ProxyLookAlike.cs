namespace ComplianceDesk.Cli.Seed;

/// <summary>Someone who is the legal or family representative of a patient looks at that patient's record, as policy permits.</summary>
internal sealed class ProxyLookAlike : LookAlike
{
    public override int? Turn => 3;

    public override void Arrange(IncidentPlan plan)
    {
        var kin = plan.Population.Staff.Where(s => IncidentPlan.Settled(s) && s.Department.Clinical && s.Person.Household >= 0).ToArray();
        for (var n = Math.Max(1, plan.Options.Staff / 100); n > 0 && kin.Length > 0; n--)
        {
            var staff = plan.Chance.Pick(kin);
            if (plan.Population.Members(staff.Person.Household).FirstOrDefault(p => p.Index != staff.OwnPatient && p.DeathDay is null) is not { } patient) continue;
            if (plan.DayOf(staff) is not { } day || !plan.Use(patient) || !plan.Use(staff)) continue;
            plan.Proxies.Add(new(patient, staff, IncidentPlan.Proxy, -400, null));
            plan.Sit(staff, day, Label, (20, 90), plan.Reads(patient, 2));
        }
    }
}
