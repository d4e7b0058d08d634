using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>A record opened after its patient's death.</summary>
public sealed class DeceasedRule : PairRule
{
    private static readonly Threshold Days = new("days", "after the death, more than", 7, Threshold.Days, 0, 365);
    private static readonly Threshold LongAfter = new("long-after", "heavier when more than", 30, Threshold.Days, 1, 3650);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "deceased",
        Version = 5,
        Title = "Record of a deceased patient",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.502(f); 164.308(a)(1)(ii)(D)",
        Definition = $"An unexplained access more than {Days} days after the patient's death. Coding, billing, release of information, quality review and completion of the record are explanations and come first. Left out are days on which registration or billing changed its own papers and opened nothing else of the record.",
        Needs = ["patients.death_date", RuleInfo.Care],
        Thresholds = [Days, LongAfter],
        YieldsToRole = true,
        InnocentCauses = ["death certificate and mortality review by people whom no feed names", "release to the family", "a wrong date of death"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        if (pair.Patient.DeathDay is not { } death || IsRegistered(pair))
        {
            return Match.None;
        }

        var after = pair.Accesses.Sessions.Day[pair.Sessions[^1]] - death;
        return after <= Days.In(pair.Policy) ? Match.None : (after > LongAfter.In(pair.Policy) ? new Match(56, 1, after) : new(52, 0, after)) with { YieldsToGlance = true };
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"The last access was {Counted.Of(match.Detail, "day")} after the patient's death.");

    /// <summary>True when registration or billing changed its own papers and opened nothing else: a booking called off, a guarantor, a return of mail.</summary>
    private static bool IsRegistered(in AccessPair pair) => pair.All(static (accesses, session) => accesses.IsOfficePapers(session) && accesses.Sessions.Wrote(session));
}
