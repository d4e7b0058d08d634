using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user acts for the patient: a parent, a guardian, a person with a power of attorney, as the record states.</summary>
public sealed class ProxyExplanation : Explanation
{
    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("proxy", "User is the patient's authorized proxy",
        "The care team names the user as proxy, guardian, power of attorney or other representative of the patient on that day (45 CFR 164.502(g)). Where policy wants proxies to use the portal like everybody else, have it looked at.",
        ["care_team"], 90);

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        foreach (ref readonly var member in context.CareTeam.Of(session.Patient))
        {
            if (member.Proxy && member.User == session.User && session.Day >= member.FromDay && session.Day <= member.ToDay)
            {
                return true;
            }
        }

        return false;
    }
}
