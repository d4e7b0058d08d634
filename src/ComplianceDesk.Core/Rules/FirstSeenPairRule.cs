using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>User and patient who never met before in the log.</summary>
public sealed class FirstSeenPairRule : PairRule
{
    private static readonly Threshold Known = new("known", "days of the log before it, at least", 28, Threshold.Days, 7, 90);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "first-seen-pair",
        Version = 1,
        Title = "User and patient never seen together before",
        Severity = RuleSeverity.Observation,
        Citation = "45 CFR 164.308(a)(1)(ii)(D)",
        Definition = $"Supports a finding, never makes one: the user opened the record for the first time in the whole log, without a documented reason, and at least {Known} days of the log lie before it (at most thirteen weeks are asked for). Every new patient is a first time for those who treat them: how often first times come in explained pairs of user and patient is what the weight is divided by.",
        Needs = [RuleInfo.Care],
        Thresholds = [Known],
        InnocentCauses = ["every admission and every new patient", "a new hire or a change of department", "a log that does not reach back to the last visit"],
    };

    /// <inheritdoc/>
    public override bool IsSupporting => true;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var known = pair.Accesses.Sessions.Day[pair.Sessions[0]] - pair.Accesses.FirstKnownDay;
        return known >= Known.In(pair.Policy) && pair.Accesses.IsFirstEver(pair.Sessions[0]) ? new(6, 0, known) : Match.None;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"The user had never opened this record before; the log that is remembered begins {Counted.Of(match.Detail, "day")} earlier.");
}
