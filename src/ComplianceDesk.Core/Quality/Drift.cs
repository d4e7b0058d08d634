namespace ComplianceDesk.Core.Quality;

/// <summary>
/// Whether a figure has left its habit: outside the median of earlier runs by more than four median absolute deviations. A habit without
/// spread is given the least spread, so that one row in a thousand is no news.
/// </summary>
/// <param name="Low">Lower end of the band.</param>
/// <param name="Median">Of the earlier runs.</param>
/// <param name="High">Upper end of the band.</param>
public readonly record struct Drift(double Low, double Median, double High)
{
    /// <summary>Earlier runs without which nothing is said.</summary>
    public const int LeastRuns = 8;

    /// <summary>Deviations to either side.</summary>
    public const int Deviations = 4;

    /// <summary>True when a figure lies outside the band.</summary>
    public bool Leaves(double figure) => figure < Low || figure > High;

    /// <summary>The band of a figure's earlier runs; null when there are fewer than <see cref="LeastRuns"/>.</summary>
    /// <param name="before">The figure in earlier runs, in any order.</param>
    /// <param name="leastSpread">Half the width of the band is at least this.</param>
    public static Drift? Of(IReadOnlyList<double> before, double leastSpread)
    {
        if (before.Count < LeastRuns)
        {
            return null;
        }

        var median = MedianOf(before);
        var half = Math.Max(Deviations * MedianOf([.. before.Select(figure => Math.Abs(figure - median))]), leastSpread);
        return new Drift(median - half, median, median + half);
    }

    private static double MedianOf(IReadOnlyList<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
