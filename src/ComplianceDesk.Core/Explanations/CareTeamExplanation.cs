using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user is on the patient's care team.</summary>
public sealed class CareTeamExplanation : Explanation
{
    private static readonly Threshold Before = new("before", "before the start, at most", 7, Threshold.Days, 0, 365);
    private static readonly Threshold After = new("after", "after the end, at most", 30, Threshold.Days, 0, 730);
    private static readonly ReadingOn Reading = new("after-reading", "after the end");

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("care-team", "User is on the care team",
        $"The care team names the user for the patient, from {Before} days before the start to {After} days after the end of the responsibility; one without days always holds. {Reading} Proxies are left out.",
        ["care_team"], 5) { Outlooks = [new(AwaitedCare.Any, Before)], Thresholds = [Before, After, Reading.Threshold] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy) => Explains(session, context, policy, After);

    /// <inheritdoc/>
    public override bool ExplainsReading(in AccessSession session, CareContext context, JudgementPolicy policy) => Explains(session, context, policy, Reading.Of(session, context, After));

    private static bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy, Threshold after)
    {
        foreach (ref readonly var member in context.CareTeam.Of(session.Patient))
        {
            if (!member.Proxy && member.User == session.User && session.Day >= member.FromDay - Before.In(policy) && session.Day <= member.ToDay + after.In(policy))
            {
                return true;
            }
        }

        return false;
    }
}
