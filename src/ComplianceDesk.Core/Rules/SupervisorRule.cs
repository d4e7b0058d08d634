using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>The patient is the user's manager, or somebody whose manager the user is.</summary>
public sealed class SupervisorRule : PairRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "supervisor",
        Version = 1,
        Title = "Record of the user's manager or report",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = "An unexplained access to the record of the user's own manager, or of a person whose manager the user is. The two have each their own base rate.",
        Needs = ["employee link|workforce.address_line", "workforce.manager_user_id", "patients", RuleInfo.Care],
        Thresholds = [],
        InnocentCauses = ["staff get care where they work", "a manager who keeps the unit's own fitness-for-work papers in the chart", "a line of command in the feed that is out of date"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair) =>
        pair.IsOwnRecord || !CloseTie.IsOfLine(pair.Context, pair.UserId, pair.PatientId) ? Match.None : new(58, pair.User.Manager == pair.Patient.Employee ? 0 : 1);

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => match.Stratum == 0 ? "The patient is the user's manager." : "The patient reports to the user.";
}
