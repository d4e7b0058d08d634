using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user had asked for access to the record, their own or that of somebody they act for, and it was granted.</summary>
public sealed class GrantedAccessExplanation : Explanation
{
    private static readonly Threshold After = new("after", "after the request was granted, at most", 14, Threshold.Days, 0, 365);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("granted-access", "Access that the user asked for and was granted",
        $"The requests feed names the user, by given and family name (or the family name, a comma and the given name; nobody, where two different names of users can be read in it), as the recipient of access to the record (45 CFR 164.524: kind access, answered, and not denied, refused or withdrawn), and nothing was written in it, from the answer to {After} days after it. Where policy wants people to use the portal or to be handed a copy like everybody else, have it looked at.",
        ["requests"], 92) { Thresholds = [After] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy) => false;

    /// <inheritdoc/>
    public override bool ExplainsReading(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var name = context.User(session.User).Keys.FullName;
        foreach (ref readonly var grant in context.Grants.Of(session.Patient))
        {
            if (name != 0 && grant.Recipient == name && session.FirstAt >= grant.At && session.FirstAt <= grant.At + After.SpanIn(policy))
            {
                return true;
            }
        }

        return false;
    }
}
