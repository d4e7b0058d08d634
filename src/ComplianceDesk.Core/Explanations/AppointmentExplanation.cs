using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The patient was booked with the user, or in the department the user works in, around the access.</summary>
public sealed class AppointmentExplanation : Explanation
{
    internal static readonly Threshold Before = new("before", "before the start, at most", 30, Threshold.Days, 0, 365);
    private static readonly Threshold After = new("after", "after the end, at most", 30, Threshold.Days, 0, 730);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("appointment", "Appointment with the user or in the user's department",
        $"The patient had an appointment with the user, or in the user's home department, from {Before} days before the appointment (preparation, referral) to {After} days after it (results, recall). {IdleLooks.OfDepartment}",
        ["appointments"], 30) { IsOfDepartment = true, Outlooks = [new(AwaitedCare.OwnVisit, Before)], Thresholds = [Before, After] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var (before, after) = (Before.SpanIn(policy), After.SpanIn(policy));
        var department = context.DepartmentOf(session);
        foreach (ref readonly var appointment in context.Appointments.Of(session.Patient))
        {
            if ((appointment.Practitioner == session.User || (department != 0 && appointment.Department == department))
                && appointment.Covers(session.FirstAt, before, after))
            {
                return true;
            }
        }

        return false;
    }
}
