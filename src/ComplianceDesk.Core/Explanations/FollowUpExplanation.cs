using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The patient is under the care of the user's department between two visits to it.</summary>
public sealed class FollowUpExplanation : Explanation
{
    private static readonly Threshold Since = new("since", "since the last visit, at most", 120, Threshold.Days, 0, 730);
    private static readonly Threshold Until = new("until", "until the next visit, at most", CareSpan.AheadDays, Threshold.Days, 0, 730);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("follow-up", "Between two visits to the user's department",
        $"The patient had a visit in the user's department, not an office, in the {Since} days before the access, and has one there, or an appointment, in the {Until} days after it: results, refills and calls of a patient under care. Of appointments that are further off booked-ahead tells. {CareSpan.Work}",
        ["encounters|appointments", "workforce"], 32) { Outlooks = [new(AwaitedCare.OwnVisit, Until)], Thresholds = [Since, Until] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var department = context.DepartmentOf(session);
        if (department == 0 || context.Department(department).Kind == DepartmentKind.Office)
        {
            return false;
        }

        var (since, until) = (Since.SpanIn(policy), Until.SpanIn(policy));
        var encounters = context.Encounters.Of(session.Patient);
        var appointments = context.Appointments.Of(session.Patient);
        return Was(context, session, department, since) && (Will(encounters, department, session.FirstAt, until) || Will(appointments, department, session.FirstAt, until));
    }

    /// <summary>True when the patient had a visit or an appointment in a department so shortly before the session.</summary>
    internal static bool Was(CareContext context, in AccessSession session, int department, long since) =>
        Was(context.Encounters.Of(session.Patient), department, session.FirstAt, since) || Was(context.Appointments.Of(session.Patient), department, session.FirstAt, since);

    private static bool Was(ReadOnlySpan<CareSpan> spans, int department, long at, long since)
    {
        foreach (ref readonly var span in spans)
        {
            if (span.Department == department && span.StartsAt <= at && at - since <= span.EndsAt)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Will(ReadOnlySpan<CareSpan> spans, int department, long at, long until)
    {
        foreach (ref readonly var span in spans)
        {
            if (span.Department == department && span.StartsAt > at && span.Serves(at, until, 0))
            {
                return true;
            }
        }

        return false;
    }
}
