using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>One part of a score as measured in one run.</summary>
/// <param name="Info">What it measures.</param>
/// <param name="Weight">Weight in force in the run.</param>
/// <param name="Good">Good of <paramref name="Counted"/>.</param>
/// <param name="Counted">The denominator.</param>
/// <param name="Outside">Null when measured; otherwise why it is not.</param>
public sealed record ScorePart(ScorePartInfo Info, decimal Weight, long Good, long Counted, string? Outside)
{
    /// <summary>A part that was measured; one with a zero denominator is outside the score.</summary>
    public static ScorePart Measured(ScorePartInfo info, long good, long counted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(good);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(good, counted);
        return counted == 0
            ? NotMeasured(info, $"not applicable: {info.Counted}: none in the store")
            : new ScorePart(info, (int)info.Severity, good, counted, info.Severity == CheckSeverity.Info ? "shown for information, not scored" : null);
    }

    /// <summary>A part without a measure.</summary>
    public static ScorePart NotMeasured(ScorePartInfo info, string reason) => new(info, (int)info.Severity, 0, 0, reason);

    /// <summary>The same counts by the limit and weight of a policy; a check's part stays as it is.</summary>
    public ScorePart In(JudgementPolicy policy) => Info.Thresholds.Count == 0 ? this
        : Counted > 0 ? Measured(Info.In(policy), Good, Counted) : this with { Info = Info.In(policy), Weight = (int)Info.In(policy).Severity };

    /// <summary>The part that a check's outcome is.</summary>
    public static ScorePart Of(CheckOutcome outcome)
    {
        var info = ScoreCatalog.PartOf(outcome.Check);
        return outcome.IsMeasured
            ? Measured(info, outcome.Eligible - outcome.Failing, outcome.Eligible)
            : NotMeasured(info, $"{CheckWords.Of(outcome.Status).Replace('-', ' ')}: {outcome.Reason}");
    }

    /// <summary>True when the part counts in its score.</summary>
    public bool IsScored => Outside is null && Counted > 0 && Weight > 0;

    /// <summary>Share that is good, 0 to 1; null without a denominator.</summary>
    public decimal? Rate => Counted == 0 ? null : (decimal)Good / Counted;

    /// <summary>True when more than the threshold allows is other than good.</summary>
    public bool IsException => Counted > 0 && (decimal)(Counted - Good) / Counted > Info.MaxBad;

    /// <summary>True when the part closes the gate beside the score.</summary>
    public bool ClosesGate => IsException && Info.Severity == CheckSeverity.Critical;

    /// <summary>True when the rate rests on few things.</summary>
    public bool SmallSample => Counted is > 0 and < CheckOutcome.SmallSampleBelow;
}

/// <summary>
/// A score: the weighted mean of the rates of its scored parts. Parts that were not run, do not apply or broke are in neither sum and are
/// shown beside it; a critical exception closes the gate whatever the value. A management indicator, not a legal conclusion.
/// </summary>
/// <param name="Info">What it means.</param>
/// <param name="Parts">Every part defined for it, scored or not.</param>
public sealed record Score(ScoreInfo Info, IReadOnlyList<ScorePart> Parts)
{
    /// <summary>The scores that parts make up, in the order of the desk.</summary>
    public static IEnumerable<Score> Each(IReadOnlyList<ScorePart> parts) => ScoreCatalog.Scores.Select(info => new Score(info, [.. parts.Where(part => part.Info.Score == info.Id)]));

    /// <summary>The scores of the dimensions, made of the checks among the parts of other scores, in the order of the dimensions.</summary>
    public static IReadOnlyList<Score> OfDimensions(IEnumerable<Score> scores, JudgementPolicy policy)
    {
        var checks = scores.SelectMany(score => score.Parts).Where(part => part.Info.Evidence == PartEvidence.CheckFailures).ToLookup(part => CheckCatalog.Find(part.Info.Id)!.Info.Dimension);
        return [.. ScoreCatalog.Dimensions.Select(info => new Score(info.In(policy), [.. checks[info.Dimension!.Value]]))];
    }

    /// <summary>How it stands to its band.</summary>
    public ScoreStanding Standing => Info.StandingOf(Value);

    /// <summary>0 to 100; null when no part is scored.</summary>
    public decimal? Value => Total == 0 ? null : 100 * Scored.Sum(part => part.Weight * part.Rate!.Value) / Total;

    /// <summary>All good things over all counted things of the scored parts, 0 to 100: the same without weights, so that large parts lead.</summary>
    public decimal? PooledValue => Total == 0 ? null : 100m * Scored.Sum(part => part.Good) / Scored.Sum(part => part.Counted);

    /// <summary>
    /// 95 % interval of <see cref="Value"/> as shares of 1, from the Wilson intervals of the parts (method of variance estimates recovery; G. Y. Zou,
    /// A. Donner, Statistics in Medicine 2008, 1693–1702). It takes the parts for independent. Null when no part is scored.
    /// </summary>
    public WilsonInterval? Interval
    {
        get
        {
            if (Value is not { } value)
            {
                return null;
            }

            return WilsonInterval.OfMean((double)value / 100, Scored.Select(part => ((double)(part.Weight / Total), (double)part.Rate!.Value, WilsonInterval.Of(part.Good, part.Counted))));
        }
    }

    /// <summary>Parts in the score.</summary>
    public IEnumerable<ScorePart> Scored => Parts.Where(part => part.IsScored);

    /// <summary>Parts beside the score, each with its reason.</summary>
    public IEnumerable<ScorePart> Beside => Parts.Where(part => !part.IsScored);

    /// <summary>Critical exceptions; none means that the gate is open.</summary>
    public IEnumerable<ScorePart> CriticalExceptions => Parts.Where(part => part.ClosesGate);

    private decimal Total => Scored.Sum(part => part.Weight);

    /// <summary>Points, out of 100, that a scored part takes away: these sum to 100 less <see cref="Value"/>.</summary>
    public decimal Loss(ScorePart part) => part.IsScored ? 100 * part.Weight * (1 - part.Rate!.Value) / Total : 0;
}
