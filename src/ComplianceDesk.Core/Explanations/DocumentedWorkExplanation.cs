using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user's own work on the patient, as feeds of records ascribe it, while the patient was in care: work that others act on, or that of another day.</summary>
public sealed class DocumentedWorkExplanation : Explanation
{
    private static readonly Threshold Before = new("before", "before the work, at most", 7, Threshold.Days, 0, 90);
    private static readonly Threshold After = new("after", "after the work, at most", 60, Threshold.Days, 0, 365);
    private static readonly Threshold Earlier = new("earlier", "work before the access that counts, at least so long before", 12, Threshold.Hours, 1, 48);
    private static readonly Threshold Same = new("same", "between the access and work that others act on, at most", 6, Threshold.Hours, 0, 24);
    private static readonly Threshold Care = new("care", "between the work and a visit, at most", CareSpan.CompletionDays, Threshold.Days, 0, 365);
    private static readonly ReadingOn Reading = new("reading", "after the last visit");

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("documented-work", "User's own documented work",
        $"The documents or diagnoses feed ascribes work on the patient to the user (an order, note or result written or signed, a diagnosis recorded), from {Before} days before the work to {After} days after it. The work was done at least {Earlier} hours before the access or more than a day after it, within {Care} days of a visit or booking of the patient (before a visit {CareSpan.VisitDays}, before an emergency visit {CareSpan.EmergencyDays}). It holds no longer than the same {Care} days after the patient's last visit or booking, unless another comes within as many: by then a record is to be complete (42 CFR 482.24(c)(4)(viii)), and who comes back to it later is not at work on it. {Reading} Offices, whose registries and reviews go on, have no such limit. Work of the same shift or of the day that follows does not count: a note may be written to excuse a look. Of the same time count only, within {Same} hours, an order, a history and physical, an operative report or a discharge summary that the user wrote during a visit: others act on them.",
        ["documents|diagnoses", "encounters|appointments"], 12) { Outlooks = [new(AwaitedCare.OwnWork, Care)], AroundWork = (Before, After), Thresholds = [Before, After, Earlier, Same, Care, Reading.Threshold] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy) => Explains(session, context, policy, Care);

    /// <inheritdoc/>
    public override bool ExplainsReading(in AccessSession session, CareContext context, JudgementPolicy policy) => Explains(session, context, policy, Reading.Of(session, context, Care));

    private static bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy, Threshold afterVisit)
    {
        foreach (ref readonly var work in context.Work.Of(session.Patient))
        {
            if (work.User == session.User && session.FirstAt >= work.At - Before.SpanIn(policy) && session.FirstAt <= work.At + After.SpanIn(policy)
                && (IsOfAnotherShift(work, session, policy) ? Care.SpanIn(policy) is var care && context.IsInCare(session.Patient, work.At, care, care) && (context.WorkOf(session) != OfficeWork.None || context.IsInCare(session.Patient, session.FirstAt, care, afterVisit.SpanIn(policy)))
                    : work.IsActedOn && IsAtOnce(work, session, Same.SpanIn(policy)) && context.IsInCare(session.Patient, work.At, 0, 0)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfAnotherShift(in RecordWork work, in AccessSession session, JudgementPolicy policy) =>
        work.At <= session.FirstAt - Earlier.SpanIn(policy) || work.At > session.LastAt + SiteCalendar.Day;

    private static bool IsAtOnce(in RecordWork work, in AccessSession session, long within) => work.At >= session.FirstAt - within && work.At <= session.LastAt + within;
}
