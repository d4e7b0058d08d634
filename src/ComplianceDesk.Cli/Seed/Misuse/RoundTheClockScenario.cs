using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The night shift works on with a sign-in of the day shift: one account, awake for a day and a night.</summary>
internal sealed class RoundTheClockScenario : PlantedScenario
{
    public override int Cost => 16;

    public override bool Plant(IncidentPlan plan)
    {
        if (plan.Culprit(s => s is { Shift: Shift.Day12, Department.Inpatient: true } && s.Work is Work.Nurse) is not { } staff || plan.DayOf(staff) is not { } day) return false;
        plan.Add(new Sitting(day, staff, plan.Next(Id), [.. Enumerable.Repeat(new Deed(null, AccessAction.Update, Thing.Flowsheet), 16)], (1400, 2600), 20 * 3600 + plan.Chance.Next(1800), OfUnit: true));
        return true;
    }
}
