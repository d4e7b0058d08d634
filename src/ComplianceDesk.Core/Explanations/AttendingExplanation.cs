using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user is the attending of a visit or stay around the access.</summary>
public sealed class AttendingExplanation : Explanation
{
    private const long Before = 14 * SiteCalendar.Day;
    private const long After = 60 * SiteCalendar.Day;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("attending", "User attends the patient",
        "The user is the attending of an encounter of the patient, from 14 days before its start to 60 days after its end (results, letters, completion of the record).",
        ["encounters"], 10);

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context)
    {
        foreach (ref readonly var encounter in context.Encounters.Of(session.Patient))
        {
            if (encounter.Practitioner == session.User && encounter.Covers(session.FirstAt, Before, After))
            {
                return true;
            }
        }

        return false;
    }
}
