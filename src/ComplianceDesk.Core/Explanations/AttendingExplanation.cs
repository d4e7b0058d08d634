using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user is the attending of a visit or stay around the access.</summary>
public sealed class AttendingExplanation : Explanation
{
    private static readonly Threshold Before = new("before", "before the start, at most", 14, Threshold.Days, 0, 365);
    private static readonly Threshold After = new("after", "after the end, at most", 400, Threshold.Days, 0, 730);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("attending", "User attends the patient",
        $"The user is the attending of an encounter of the patient, from {Before} days before its start to {After} days after its end (results, letters, recalls, and news of a patient seen once a year). {CareSpan.Work}",
        ["encounters"], 10) { Outlooks = [new(AwaitedCare.OwnPatient, Before)], Thresholds = [Before, After] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var (before, after) = (Before.SpanIn(policy), After.SpanIn(policy));
        foreach (ref readonly var encounter in context.Encounters.Of(session.Patient))
        {
            if (encounter.Practitioner == session.User && encounter.Serves(session.FirstAt, before, after))
            {
                return true;
            }
        }

        return false;
    }
}
