using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user works in the practice of someone on the patient's care team.</summary>
public sealed class ColleagueOfCareTeamExplanation : Explanation
{
    private static readonly Threshold Closing = new("closing", "after the patient's death, at most", CareSpan.CompletionDays, Threshold.Days, 0, 365);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("colleague-of-care-team", "Practice of the care team",
        $"The user's home department, not an office, is that of another person whom the care team names for the patient on that day (one that a visit brought, an attending or a consultant, until 30 days after the visit): telephone triage, refills and results of a practice. They end with the patient: later than {Closing} days after the death, when the record is to be complete (42 CFR 482.24(c)(4)(viii)), it takes a reason of the person's own.",
        ["care_team", "workforce"], 65) { IsBroad = true, Thresholds = [Closing] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var home = context.User(session.User).Department;
        if (home == 0 || context.Department(home).Kind == DepartmentKind.Office || session.Day > (long?)context.Patient(session.Patient).DeathDay + Closing.In(policy))
        {
            return false;
        }

        foreach (ref readonly var member in context.CareTeam.Of(session.Patient))
        {
            if (!member.Proxy && context.Holds(member, session) && member.User != session.User && context.User(member.User).Department == home)
            {
                return true;
            }
        }

        return false;
    }
}
