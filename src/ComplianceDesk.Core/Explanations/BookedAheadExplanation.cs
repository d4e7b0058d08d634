using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// The patient is booked with the user's department for weeks to come. It is asked last: what a booking that comes in late says of accesses of months ago
/// is news only of those that nothing else explains, so that few of those weeks need to be judged again.
/// </summary>
public sealed class BookedAheadExplanation : Explanation
{
    private static readonly Threshold Until = new("until", "until the appointment, at most", 120, Threshold.Days, CareSpan.AheadDays, 730);
    private static readonly Threshold Since = new("since", "since the last visit to the department, at most", 120, Threshold.Days, 0, 730);
    private static readonly Threshold SinceOther = new("since-other", "since the last visit elsewhere, at most", 30, Threshold.Days, 0, 365);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("booked-ahead", "Booked in the user's department for later",
        $"Nothing else explains the access, and the patient has an appointment with the user or in the user's department, not an office, in the {Until} days after it: after a visit there in the {Since} days before the access (patients under care), or one in another department in the {SinceOther} days before it (a referral). Of appointments up to {CareSpan.AheadDays} days ahead follow-up and referral tell.",
        ["appointments", "workforce"], 97) { IsLast = true, Outlooks = [new(AwaitedCare.OwnVisit, Until)], Thresholds = [Until, Since, SinceOther] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var department = context.DepartmentOf(session);
        return department != 0 && context.Department(department).Kind != DepartmentKind.Office && IsBooked(context.Appointments.Of(session.Patient), session, department, Until.SpanIn(policy))
            && (FollowUpExplanation.Was(context, session, department, Since.SpanIn(policy)) || ReferralExplanation.WasElsewhere(context, session, department, SinceOther.SpanIn(policy)));
    }

    private static bool IsBooked(ReadOnlySpan<CareSpan> bookings, in AccessSession session, int department, long until)
    {
        foreach (ref readonly var booking in bookings)
        {
            if ((booking.Department == department || booking.Practitioner == session.User) && booking.StartsAt > session.FirstAt && booking.StartsAt - session.FirstAt <= until)
            {
                return true;
            }
        }

        return false;
    }
}
