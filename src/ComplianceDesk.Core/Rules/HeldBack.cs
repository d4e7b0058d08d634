using System.Text.Json.Serialization;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// How often what a rule saw in judged weeks was enough for a finding before anything was taken away from its points, and did not stand in one. Counted once for each user and patient, or stretch of one user's
/// behavior, in a week; by the weights, thresholds and allow-list of the policy that the week was judged by.
/// </summary>
/// <param name="TooFew">Points were left, but with those of all rules together fewer than <see cref="RiskScore.Threshold"/>, or of rules that only support.</param>
/// <param name="Nothing">No points were left.</param>
/// <param name="Allowed">Left out by the policy's allow-list.</param>
public readonly record struct HeldBack(int TooFew, int Nothing, int Allowed)
{
    /// <summary>All three.</summary>
    [JsonIgnore]
    public int Total => TooFew + Nothing + Allowed;

    /// <summary>The sum of two.</summary>
    public HeldBack Plus(HeldBack other) => new(TooFew + other.TooFew, Nothing + other.Nothing, Allowed + other.Allowed);
}

/// <summary>Gathers what is held back while an epoch is judged.</summary>
internal sealed class HeldBackTally
{
    private readonly Dictionary<string, HeldBack> rules = new(StringComparer.Ordinal);

    /// <summary>Of a rule by its id.</summary>
    public HeldBack this[string rule] => rules.GetValueOrDefault(rule);

    /// <summary>What a rule saw stands in no finding, and so many of its points were left.</summary>
    public void Add(string rule, int points) => rules[rule] = this[rule].Plus(points > 0 ? new(1, 0, 0) : new(0, 1, 0));

    /// <summary>What a rule saw is allowed.</summary>
    public void AddAllowed(string rule) => rules[rule] = this[rule].Plus(new(0, 0, 1));
}
