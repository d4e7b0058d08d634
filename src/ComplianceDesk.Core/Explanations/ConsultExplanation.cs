using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user's service takes part in the care of a patient who lies elsewhere, as a colleague's documented work shows.</summary>
public sealed class ConsultExplanation : Explanation
{
    private static readonly Threshold Before = new("before", "before the colleague's work, at most", 3, Threshold.Days, 0, 30);
    private static readonly Threshold After = new("after", "after the colleague's work, at most", 14, Threshold.Days, 0, 180);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("consult", "Consult by the user's service",
        $"Another person of the user's home department, not an office, wrote or signed a document or recorded a diagnosis of the patient, by the documents or diagnoses feed, while the patient was in care; from {Before} days before that work, but not before the patient was in care (2 hours' notice), to {After} days after it.",
        ["documents|diagnoses", "workforce", "encounters|appointments"], 62) { AroundWork = (Before, After), Thresholds = [Before, After] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var home = context.User(session.User).Department;
        if (home == 0 || context.Department(home).Kind == DepartmentKind.Office)
        {
            return false;
        }

        foreach (ref readonly var work in context.Work.Of(session.Patient))
        {
            if (work.User != session.User && session.FirstAt >= work.At - Before.SpanIn(policy) && session.FirstAt <= work.At + After.SpanIn(policy)
                && context.User(work.User).Department == home && context.IsInCare(session.Patient, work.At, SiteCalendar.Day, SiteCalendar.Day)
                && (session.LastAt >= work.At || context.IsServed(session.Patient, session.LastAt, CareSpan.Notice, SiteCalendar.Day)))
            {
                return true;
            }
        }

        return false;
    }
}
