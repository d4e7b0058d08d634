using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>What one part of a score measures: as the catalogue has it, or with the limit and weight that a policy sets (<see cref="In"/>).</summary>
public sealed record ScorePartInfo
{
    // Null for the catalogue's: a policy cannot be made before the catalogues are.
    private JudgementPolicy? policy;

    /// <summary>Catalogue code of a check, or the id of a measured item in kebab case. Never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the score it belongs to.</summary>
    public required string Score { get; init; }

    /// <summary>What is measured, as a short phrase.</summary>
    public required string Title { get; init; }

    /// <summary>How it is measured.</summary>
    public required string Definition { get => Threshold.Fill(field, Thresholds, policy); init; }

    /// <summary>What the numerator counts: the good.</summary>
    public required string Good { get => Threshold.Fill(field, Thresholds, policy); init; }

    /// <summary>What the denominator counts.</summary>
    public required string Counted { get => Threshold.Fill(field, Thresholds, policy); init; }

    /// <summary>Its number is the part's weight.</summary>
    public required CheckSeverity Severity { get; init; }

    /// <summary>Largest share, 0 to 1, that may be other than good before the part is an exception; null when it never is.</summary>
    public required decimal? MaxBad { get; init; }

    /// <summary>Where the threshold comes from.</summary>
    public required ThresholdBasis Basis { get; init; }

    /// <summary>Source of definition and threshold.</summary>
    public required string Source { get; init; }

    /// <summary>What the rows behind the part are.</summary>
    public required PartEvidence Evidence { get; init; }

    /// <summary>Feeds it is measured from; empty for what is measured of the desk's own work.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    /// <summary>Numbers of the part itself that a site may set, beside its limit and weight; its texts and its measuring read them.</summary>
    public IReadOnlyList<Threshold> Own { get; init; } = [];

    /// <summary>What a site may set: limit, severity, and <see cref="Own"/>. Empty for a check, which has its own (<see cref="CheckInfo.Thresholds"/>).</summary>
    public IReadOnlyList<Threshold> Thresholds => field ??= CheckLimits.Of(this);

    /// <summary>True when the limit is law: it may be made stricter, never looser.</summary>
    public bool RestsOnLaw => Basis == ThresholdBasis.Law;

    /// <summary>Numbers in force that are not the catalogue's, with the value in force.</summary>
    public IReadOnlyList<(Threshold Threshold, double Value)> Set { get; private init; } = [];

    /// <summary>Who set them, and why; null when they are the catalogue's.</summary>
    public PolicyDecision? SetBy { get; private init; }

    /// <summary>The same as a policy has it; a check's part is made of the check in force.</summary>
    public ScorePartInfo In(JudgementPolicy policy)
    {
        if (Thresholds.Count == 0)
        {
            return this;
        }

        var set = Threshold.SetIn(policy, Thresholds);
        return this with
        {
            policy = policy,
            MaxBad = CheckLimits.MaxFailing(Thresholds, policy),
            Severity = CheckLimits.Severity(Thresholds, policy),
            Set = set,
            SetBy = set.Count > 0 ? policy.Decisions.GetValueOrDefault(Id) : null,
        };
    }
}

/// <summary>The parts of scores that are no check.</summary>
public static class MeasuredParts
{
    /// <summary>All of them, in the order of the desk.</summary>
    public static IReadOnlyList<ScorePartInfo> All { get; } = [.. AccessibilityParts.All, .. SecurityParts.All];

    /// <summary>The part of an id, or null when there is none.</summary>
    public static ScorePartInfo? Find(string id) => All.FirstOrDefault(part => part.Id == id);
}

/// <summary>
/// What kind of rows stand behind a part of a score. They are kept with the run under the part's id: one for each unit that is other than
/// good, except where said.
/// </summary>
public enum PartEvidence
{
    /// <summary>Records that failed the check of the part's id.</summary>
    CheckFailures,
    /// <summary>Accounts with unexplained accesses, by the user id of the source, with their numbers; their sessions are in the ledger.</summary>
    Sessions,
    /// <summary>Findings, by row id.</summary>
    Findings,
    /// <summary>Accounts, by the user id of the source.</summary>
    Accounts,
    /// <summary>Days without events, ISO 8601.</summary>
    Days,
    /// <summary>Feeds.</summary>
    Feeds,
    /// <summary>Imported files, by row id, with their numbers.</summary>
    Imports,
}
