using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>An analyst reads records, switches the audit log off for an hour or two, and on again.</summary>
internal sealed class AuditOffScenario : PlantedScenario
{
    public override int Cost => 8;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s.Work == Work.Analyst) is not { } staff || plan.DayOf(staff) is not { } day) return false;
        var patients = plan.Some(4, p => p.Need > 0);
        var label = plan.Next(Id);
        plan.Keep(staff, patients);
        var off = plan.Chance.Between(10 * 3600, 14 * 3600);
        var on = off + plan.Chance.Between(3600, 7200);
        var setting = new Deed(null, AccessAction.Update, Thing.AuditSettings);
        plan.Add(new Sitting(day, staff, label, [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart)), setting], (20, 60), off - 300));
        plan.Add(new Sitting(day, staff, label, [setting], (20, 60), on));
        var dawn = plan.Calendar.Start(day);
        plan.Silences.Add((dawn + off, dawn + on, label));
        return true;
    }
}
