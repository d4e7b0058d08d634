using System.Collections.Frozen;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Policy;

namespace ComplianceDesk.Core.Rules;

/// <summary>What an organisation has decided about judging accesses, checking records and measuring. What it says nothing about is as the catalogues have it.</summary>
public sealed record JudgementPolicy
{
    private readonly double[] values = ThresholdCatalog.Values(FrozenDictionary<string, double>.Empty);

    /// <summary>Nothing decided: every rule and explanation as it comes.</summary>
    public static JudgementPolicy Default { get; } = new();

    /// <summary>Counts up with every change; 0 = nothing decided yet.</summary>
    public int Version { get; init; }

    /// <summary>The version that last decided something about judging accesses, filled when a policy is read: a change of what records are checked by needs no judging anew.</summary>
    public int JudgingVersion { get; init; }

    /// <summary>Who decided last about each rule, check and measure, by id; filled when a policy is read from a store.</summary>
    public IReadOnlyDictionary<string, PolicyDecision> Decisions { get; init; } = FrozenDictionary<string, PolicyDecision>.Empty;

    /// <summary>Explanations used otherwise than as they come, by id.</summary>
    public IReadOnlyDictionary<string, ExplanationMode> Explanations { get; init; } = FrozenDictionary<string, ExplanationMode>.Empty;

    /// <summary>Ids of rules that are not put to accesses.</summary>
    public IReadOnlySet<string> RulesOff { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Ids of checks and measures that are not asked. One that rests on law is asked whatever stands here.</summary>
    public IReadOnlySet<string> QualityOff { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Thresholds set otherwise than they come: <c>owner-id.threshold-id</c> and the value.</summary>
    public IReadOnlyDictionary<string, double> Thresholds
    {
        get;
        init
        {
            field = value;
            values = ThresholdCatalog.Values(value);
        }
    } = FrozenDictionary<string, double>.Empty;

    /// <summary>Who and what is expected to do what some rules look for.</summary>
    public IReadOnlyList<Allowance> Allowances { get; init; } = [];

    /// <summary>True when an allow-list entry says that a rule's evidence of these days is expected.</summary>
    /// <inheritdoc cref="Allowance.Covers"/>
    public bool Allows(string rule, int user, int patient, int firstDay, int lastDay)
    {
        foreach (var entry in Allowances)
        {
            if (entry.Covers(rule, user, patient, firstDay, lastDay))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Why a check or measure that the policy switches off says nothing.</summary>
    public string SwitchedOff => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Switched off by the site's policy, version {Version}.");

    /// <summary>How an explanation is used.</summary>
    public ExplanationMode ModeOf(ExplanationInfo explanation) => Explanations.TryGetValue(explanation.Id, out var mode) ? mode : explanation.Mode;

    /// <summary>The value in force at a place; what is given for a place that this policy says nothing about.</summary>
    internal double ValueAt(int place, double otherwise) => (uint)place < (uint)values.Length ? values[place] : otherwise;
}
