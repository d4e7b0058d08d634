using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Systems staff look at one record for a ticket.</summary>
internal sealed class SupportTicketLookAlike : LookAlike
{
    public override int? Turn => 4;

    public override void InShift(DayBook day, Workday shift)
    {
        if (shift.Staff.Work != Work.Analyst || !day.Chance.Happens(0.15)) return;
        day.Keep(new(day.Within(shift, shift.Start, shift.End), shift, day.Stranger(), null, AccessAction.Read, Thing.FaceSheet, AccessOutcome.Success, false, null, Label));
    }
}
