using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>An analyst gives an account of their own a role it never had, reads records with it, and takes the role away again.</summary>
internal sealed class PrivilegeChangeScenario : PlantedScenario
{
    public override int Cost => 8;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s.Work == Work.Analyst) is not { } staff || plan.DayOf(staff) is not { } day) return false;
        var patients = plan.Some(5, p => p.Need > 0);
        var role = new Deed(null, AccessAction.Update, Thing.UserRole);
        plan.Plant(staff, day, Id, patients, (20, 200), [role, .. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart)), role]);
        return true;
    }
}
