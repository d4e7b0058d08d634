namespace ComplianceDesk.Core.Rules;

/// <summary>What a rule means: shown beside every finding, and the header of its page.</summary>
public sealed record RuleInfo
{
    private readonly IReadOnlyList<Threshold> own = [];
    private IReadOnlyList<Threshold>? all;

    /// <summary>The class name in kebab case without its suffix. Stable, never reused.</summary>
    public required string Id { get; init; }
    /// <summary>Counts up with every change of the definition or a threshold.</summary>
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required RuleSeverity Severity { get; init; }
    /// <summary>The provision of law the rule gives evidence for.</summary>
    public required string Citation { get; init; }
    /// <summary>Exactly what fires it, with thresholds in the places of their values; read it with <see cref="DefinitionIn"/>.</summary>
    public required string Definition { private get; init; }
    /// <summary>
    /// Feeds (<c>patients</c>) and columns (<c>patients.vip</c>) without which it cannot run; <c>a|b</c> = any of them.
    /// </summary>
    public required IReadOnlyList<string> Needs { get; init; }
    /// <summary>The numbers it works with.</summary>
    public required IReadOnlyList<Threshold> Thresholds
    {
        get => OfRole is null ? own : all ??= [.. own, OfRole];
        init => own = value;
    }

    /// <summary>
    /// True when what it sees may be the ordinary work of a role that no feed tells of: it weighs less where others of the role would be found by it, too, see <see cref="RoleRates"/>. False for ties
    /// between user and patient, accounts, the log itself, and series of strangers' records (searched, printed, in the order of their numbers), which are no role's work.
    /// </summary>
    public bool YieldsToRole
    {
        get => OfRole is not null;
        init => OfRole = value ? RoleRates.NewThreshold() : null;
    }

    /// <summary>The share of others of the role from which on it is usual there; null when it never is.</summary>
    internal Threshold? OfRole { get; private init; }

    /// <summary>Ordinary reasons for which it may fire.</summary>
    public required IReadOnlyList<string> InnocentCauses { get; init; }

    /// <summary>Exactly what fires it under a policy.</summary>
    public string DefinitionIn(JudgementPolicy policy) => Threshold.Fill(OfRole is null ? Definition : $"{Definition} {RoleRates.Definition(OfRole)}", Thresholds, policy);

    /// <summary>That a member of the workforce is a patient, as a need: either feed may say so.</summary>
    internal const string EmployeeLink = "employee link";

    /// <summary>The feeds any of which documents care: without one, nothing can be called unexplained.</summary>
    public const string Care = "encounters|appointments|care_team";
}

/// <summary>How grave what a rule points to would be. Numbers equal those the store keeps: never renumber.</summary>
public enum RuleSeverity : byte
{
    Observation = 0,
    Low = 1,
    Medium = 2,
    High = 3,
}
