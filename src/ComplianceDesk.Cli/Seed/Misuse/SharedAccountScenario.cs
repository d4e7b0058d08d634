using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>A colleague in another building uses somebody's sign-in while that person works.</summary>
internal sealed class SharedAccountScenario : PlantedScenario
{
    public override int Cost => 7;

    public override int? Turn => 22;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s.Department.Inpatient) is not { } staff || plan.DayOf(staff) is not { } day || plan.Roster.Of(staff, day) is not { } shift) return false;
        var elsewhere = plan.Chance.Pick(plan.Hospital.All((staff.Department.FacilityIndex + 1) % plan.Hospital.Facilities, d => d.Unit == Unit.Clinic).ToArray());
        var patients = plan.Some(5, p => p.Need > 0);
        plan.Keep(staff, patients);
        plan.Add(new Sitting(day, staff, plan.Next(Id), [.. patients.Select(p => new Deed(p, AccessAction.Read, Thing.Chart))], (30, 240),
            (int)((shift.Start + shift.End) / 2 - plan.Calendar.Start(day)) % 80000, Elsewhere: elsewhere));
        return true;
    }
}
