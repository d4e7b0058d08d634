using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>What a score means, and the band it should be in: as the catalogue has it, or as a policy sets it (<see cref="In"/>).</summary>
/// <param name="Id">Stable id: <c>accuracy</c>, <c>completeness</c>, <c>accessibility</c>, <c>security-posture</c>, <c>record-quality</c> for the mean of dimensions, <c>dimension-…</c> for a dimension.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Definition">What it measures and what it does not.</param>
public sealed record ScoreInfo(string Id, string Title, string Definition)
{
    /// <summary>The dimension it is of; null for a score of several.</summary>
    public QualityDimension? Dimension { get; init; }

    /// <summary>What a site may set: the two ends of the band and, of a dimension, its weight in the mean of dimensions.</summary>
    public IReadOnlyList<Threshold> Thresholds => field ??= ScoreLimits.Of(this);

    /// <summary>From this value on, 0 to 100, the score is on target.</summary>
    public decimal Target { get; private init; } = ScoreLimits.Target;

    /// <summary>Under this value the score is below its band.</summary>
    public decimal Floor { get; private init; } = ScoreLimits.Floor;

    /// <summary>Weight in the mean of dimensions; with 0 it stands beside it.</summary>
    public decimal Weight { get; private init; } = ScoreLimits.Weight;

    /// <summary>Numbers in force that are not the catalogue's, with the value in force.</summary>
    public IReadOnlyList<(Threshold Threshold, double Value)> Set { get; private init; } = [];

    /// <summary>Who set them, and why; null when they are the catalogue's.</summary>
    public PolicyDecision? SetBy { get; private init; }

    /// <summary>The same as a policy has it.</summary>
    public ScoreInfo In(JudgementPolicy policy)
    {
        var set = Threshold.SetIn(policy, Thresholds);
        return this with
        {
            Target = (decimal)Thresholds[0].In(policy),
            Floor = (decimal)Thresholds[1].In(policy),
            Weight = Dimension is null ? ScoreLimits.Weight : (decimal)Thresholds[2].In(policy),
            Set = set,
            SetBy = set.Count > 0 ? policy.Decisions.GetValueOrDefault(Id) : null,
        };
    }

    /// <summary>How a value stands to the band.</summary>
    public ScoreStanding StandingOf(decimal? value) =>
        value is not { } v ? ScoreStanding.NoValue : v >= Target ? ScoreStanding.OnTarget : v >= Floor ? ScoreStanding.InBand : ScoreStanding.BelowBand;

    /// <summary>True when the interval of a value lies on both sides of an end of the band, so that the standing may be chance.</summary>
    public bool MayBeChance(WilsonInterval? interval) => interval is { } i && StandingOf(100 * (decimal)i.Low) != StandingOf(100 * (decimal)i.High);
}

/// <summary>How a score stands to its band.</summary>
public enum ScoreStanding
{
    /// <summary>Nothing was scored.</summary>
    NoValue,
    /// <summary>Under the floor.</summary>
    BelowBand,
    /// <summary>From the floor to the target.</summary>
    InBand,
    /// <summary>At the target or above.</summary>
    OnTarget,
}

/// <summary>The numbers of a score that a site may set. What is shipped is a starting point and no duty.</summary>
internal static class ScoreLimits
{
    public const int Target = 95, Floor = 90, Weight = 1;

    public static IReadOnlyList<Threshold> Of(ScoreInfo score) =>
    [
        new("target", "on target from", Target, Threshold.OfHundred, 0, 100),
        new("floor", "below its band under", Floor, Threshold.OfHundred, 0, 100),
        .. score.Dimension is null ? [] : new[] { new Threshold("weight", "weight in the mean of dimensions", Weight, Threshold.Points, 0, 10) },
    ];
}
