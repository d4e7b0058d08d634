namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>The mean of the dimensions that have a score, each by its weight in force. A dimension without a score, or of weight 0, is in neither sum and stands beside it.</summary>
/// <param name="Info">What it means.</param>
/// <param name="Dimensions">Every dimension, scored or not.</param>
public sealed record OverallScore(ScoreInfo Info, IReadOnlyList<Score> Dimensions)
{
    /// <summary>0 to 100; null when no dimension is in it.</summary>
    public decimal? Value => Total == 0 ? null : Scored.Sum(d => d.Info.Weight * d.Value!.Value) / Total;

    /// <summary>95 % interval of <see cref="Value"/> as shares of 1, made as that of a score (<see cref="Score.Interval"/>).</summary>
    public WilsonInterval? Interval => Value is not { } value ? null
        : WilsonInterval.OfMean((double)value / 100, Scored.Select(d => ((double)Share(d), (double)d.Value!.Value / 100, d.Interval!.Value)));

    /// <summary>How it stands to its band.</summary>
    public ScoreStanding Standing => Info.StandingOf(Value);

    /// <summary>Dimensions in the mean.</summary>
    public IEnumerable<Score> Scored => Dimensions.Where(d => d.Value is not null && d.Info.Weight > 0);

    private decimal Total => Scored.Sum(d => d.Info.Weight);

    /// <summary>Share of the mean, 0 to 1, that a dimension has.</summary>
    public decimal Share(Score dimension) => Scored.Contains(dimension) ? dimension.Info.Weight / Total : 0;

    /// <summary>Points that each dimension moved the mean by since another run; what is left, of dimensions scored in one run only and of weights, stands last under null. They add up to the change exactly.</summary>
    /// <returns>Empty when one of the two has no value, or nothing moved.</returns>
    public IReadOnlyList<(ScoreInfo? Dimension, decimal Points)> MovedSince(OverallScore before)
    {
        if (before.Value is not { } from || Value is not { } to)
        {
            return [];
        }

        var earlier = before.Scored.ToDictionary(d => d.Info.Id, d => d.Value!.Value);
        List<(ScoreInfo?, decimal)> moves =
        [
            .. Scored.Where(d => earlier.ContainsKey(d.Info.Id)).Select(d => (Dimension: (ScoreInfo?)d.Info, Points: Share(d) * (d.Value!.Value - earlier[d.Info.Id])))
                .Where(move => move.Points != 0).OrderByDescending(move => Math.Abs(move.Points)),
        ];
        var rest = to - from - moves.Sum(move => move.Item2);
        if (Math.Abs(rest) > 0.0000001m)
        {
            moves.Add((null, rest));
        }

        return moves;
    }
}
