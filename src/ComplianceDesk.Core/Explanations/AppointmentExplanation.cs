using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The patient was booked with the user, or in the department the user works in, around the access.</summary>
public sealed class AppointmentExplanation : Explanation
{
    private const long Before = 30 * SiteCalendar.Day;
    private const long After = 30 * SiteCalendar.Day;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("appointment", "Appointment with the user or in the user's department",
        "The patient had an appointment with the user, or in the user's home department, within 30 days before or after the access (preparation, referral, results, recall).",
        ["appointments"], 30);

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context)
    {
        var department = context.DepartmentOf(session);
        foreach (ref readonly var appointment in context.Appointments.Of(session.Patient))
        {
            if ((appointment.Practitioner == session.User || (department != 0 && appointment.Department == department))
                && appointment.Covers(session.FirstAt, Before, After))
            {
                return true;
            }
        }

        return false;
    }
}
