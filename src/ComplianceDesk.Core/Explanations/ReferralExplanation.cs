using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The patient was sent on to the user's department: seen elsewhere before, due here after.</summary>
public sealed class ReferralExplanation : Explanation
{
    private static readonly Threshold Since = new("since", "since the visit elsewhere, at most", 30, Threshold.Days, 0, 365);
    private static readonly Threshold Until = new("until", "until the visit here, at most", CareSpan.AheadDays, Threshold.Days, 0, 730);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("referral", "Referred to the user's department",
        $"The patient had a visit in another department in the {Since} days before the access, and has a visit or an appointment with the user or in the user's department, not an office, in the {Until} days after it: triage and preparation of a referral. Of appointments that are further off booked-ahead tells. {CareSpan.Work}",
        ["encounters|appointments", "workforce"], 34) { Outlooks = [new(AwaitedCare.OwnVisit, Until)], Thresholds = [Since, Until] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var department = context.DepartmentOf(session);
        if (department == 0 || context.Department(department).Kind == DepartmentKind.Office)
        {
            return false;
        }

        var until = Until.SpanIn(policy);
        return (IsDue(context.Appointments.Of(session.Patient), session, department, until) || IsDue(context.Encounters.Of(session.Patient), session, department, until))
            && WasElsewhere(context, session, department, Since.SpanIn(policy));
    }

    /// <summary>True when the patient had a visit in another department so shortly before the session.</summary>
    internal static bool WasElsewhere(CareContext context, in AccessSession session, int department, long since)
    {
        foreach (ref readonly var span in context.Encounters.Of(session.Patient))
        {
            if (span.Department != 0 && span.Department != department && span.StartsAt <= session.FirstAt && session.FirstAt - since <= span.EndsAt)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDue(ReadOnlySpan<CareSpan> spans, in AccessSession session, int department, long until)
    {
        foreach (ref readonly var span in spans)
        {
            if ((span.Department == department || span.Practitioner == session.User) && span.StartsAt > session.FirstAt && span.Serves(session.FirstAt, until, 0))
            {
                return true;
            }
        }

        return false;
    }
}
