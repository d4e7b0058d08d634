namespace ComplianceDesk.Core.Quality;

/// <summary>
/// Wilson score interval for a proportion at 95 % (E. B. Wilson, JASA 1927, 209–212), which keeps within 0 and 1 and is of use for small
/// counts and for rates near the ends.
/// </summary>
/// <param name="Low">Lower bound, 0 to 1.</param>
/// <param name="High">Upper bound, 0 to 1.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <param name="part">Count with the property.</param>
    /// <param name="whole">All counted; above zero.</param>
    public static WilsonInterval Of(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);

        double n = whole, p = part / n, z2 = Z * Z;
        var centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = Z / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));

        // At the ends the bound is exactly the end; rounding in the formula would miss it by a hair.
        return new WilsonInterval(part == 0 ? 0 : Math.Max(0, centre - half), part == whole ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>Interval of a weighted mean of independent rates, each with its own interval (method of variance estimates recovery; G. Y. Zou, A. Donner, Statistics in Medicine 2008, 1693–1702).</summary>
    /// <param name="mean">The mean, 0 to 1.</param>
    /// <param name="rates">Share of the mean, rate and interval of each; the shares sum to 1.</param>
    public static WilsonInterval OfMean(double mean, IEnumerable<(double Share, double Rate, WilsonInterval Interval)> rates)
    {
        double below = 0, above = 0;
        foreach (var (share, rate, interval) in rates)
        {
            below += Math.Pow(share * (rate - interval.Low), 2);
            above += Math.Pow(share * (interval.High - rate), 2);
        }

        return new(Math.Max(0, mean - Math.Sqrt(below)), Math.Min(1, mean + Math.Sqrt(above)));
    }
}
