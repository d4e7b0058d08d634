using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user is on the patient's care team.</summary>
public sealed class CareTeamExplanation : Explanation
{
    private const int Before = 7;
    private const int After = 30;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("care-team", "User is on the care team",
        "The care team names the user for the patient, from 7 days before the start to 30 days after the end of the responsibility; one without days always holds.",
        ["care_team"], 5);

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context)
    {
        foreach (ref readonly var member in context.CareTeam.Of(session.Patient))
        {
            if (member.User == session.User && session.Day >= (long)member.FromDay - Before && session.Day <= (long)member.ToDay + After)
            {
                return true;
            }
        }

        return false;
    }
}
