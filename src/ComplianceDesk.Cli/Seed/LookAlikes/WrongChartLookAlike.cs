using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The wrong chart opened and closed at once.</summary>
internal sealed class WrongChartLookAlike : LookAlike
{
    public override int? Turn => 5;

    public override void InShift(DayBook day, Workday shift)
    {
        if (!shift.Staff.Department.Clinical || !day.Chance.Happens(0.012)) return;
        var wrong = day.Stranger();
        // Whoever opens the chart of their own kin and says it was the wrong one cannot be told from whoever was curious.
        if (day.Forbids(wrong, shift.Staff.Department) || (day.Benchmark && day.Kin(shift.Staff, wrong))) return;
        day.Keep(new(day.Within(shift, shift.Start, shift.End), shift, wrong, day.Latest(wrong), AccessAction.Read, Thing.Chart, AccessOutcome.Success, false, null, Label));
    }
}
