using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>A record opened after its patient's death.</summary>
public sealed class DeceasedRule : PairRule
{
    private const int Days = 7;
    private const int LongAfter = 30;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "deceased",
        Version = 1,
        Title = "Record of a deceased patient",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.502(f); 164.308(a)(1)(ii)(D)",
        Definition = $"An unexplained access more than {Days} days after the patient's death. Coding, billing, release of information, quality review and completion of the record are explanations and come first.",
        Needs = ["patients.death_date", RuleInfo.Care],
        Thresholds = [new("days after death, more than", $"{Days}"), new("heavier when more than", $"{LongAfter} days")],
        InnocentCauses = ["death certificate and mortality review by people whom no feed names", "release to the family", "a wrong date of death"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        if (pair.Patient.DeathDay is not { } death)
        {
            return Match.None;
        }

        var after = pair.Accesses.Sessions.Day[pair.Sessions[^1]] - death;
        return after > LongAfter ? new(56, 1, after) : after > Days ? new(52, 0, after) : Match.None;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"The last access was {match.Detail:N0} days after the patient's death.");
}
