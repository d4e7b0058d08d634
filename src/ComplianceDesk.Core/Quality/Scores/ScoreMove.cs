namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>One reason why a score moved.</summary>
/// <param name="Part">The part whose share changed; null for what comes of parts or weights that changed.</param>
/// <param name="Points">Points of the score gained or lost by it.</param>
public sealed record ScoreMove(ScorePartInfo? Part, decimal Points)
{
    /// <summary>
    /// What moved a score from one run to another, heaviest first. The points add up to the change exactly. A part that both runs scored moves it by
    /// its weight in the later run times the change of its share; what is left comes of parts that were measured in one run only, and of weights.
    /// </summary>
    /// <returns>Empty when one of the two has no value, or nothing moved.</returns>
    public static IReadOnlyList<ScoreMove> Of(Score before, Score now)
    {
        if (before.Value is not { } from || now.Value is not { } to)
        {
            return [];
        }

        var total = now.Scored.Sum(part => part.Weight);
        var earlier = before.Scored.ToDictionary(part => part.Info.Id);
        List<ScoreMove> moves =
        [
            .. now.Scored.Where(part => earlier.ContainsKey(part.Info.Id))
                .Select(part => new ScoreMove(part.Info, 100 * part.Weight * (part.Rate!.Value - earlier[part.Info.Id].Rate!.Value) / total))
                .Where(move => move.Points != 0)
                .OrderByDescending(move => Math.Abs(move.Points)),
        ];
        var rest = to - from - moves.Sum(move => move.Points);
        if (Math.Abs(rest) > 0.0000001m)
        {
            moves.Add(new(null, rest));
        }

        return moves;
    }
}
