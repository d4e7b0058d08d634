namespace ComplianceDesk.Core.Rules;

/// <summary>Counts of small whole numbers, from which values can be taken out again: robust statistics of peers without the person compared.</summary>
internal sealed class CountHistogram
{
    private const int Largest = 1023;
    private readonly int[] counts = new int[Largest + 1];

    public int Total { get; private set; }

    public void Add(int value, int times = 1)
    {
        counts[Math.Min(value, Largest)] += times;
        Total += times;
    }

    /// <summary>The value below or at which the given share of the values lies.</summary>
    public int Quantile(double share)
    {
        var wanted = Math.Max(1, (int)Math.Ceiling(share * Total));
        var sum = 0;
        for (var value = 0; value <= Largest; value++)
        {
            sum += counts[value];
            if (sum >= wanted)
            {
                return value;
            }
        }

        return Largest;
    }

    public int Median => Quantile(0.5);

    /// <summary>The third-largest value, 0 when there are fewer: two odd ones hide nothing behind them.</summary>
    public int ThirdLargest => OfRank(3);

    /// <summary>The largest value is of rank 1; 0 when there are fewer.</summary>
    public int OfRank(int rank)
    {
        var (value, left) = (Largest, rank);
        while (value > 0 && (left -= counts[value]) > 0)
        {
            value--;
        }

        return value;
    }

    /// <summary>How many robust standard deviations (1.4826 times the median absolute deviation, at least 1 and the root of the median) a value lies above the median.</summary>
    public double Deviations(int value)
    {
        var median = Median;
        var deviations = new CountHistogram();
        for (var v = 0; v <= Largest; v++)
        {
            if (counts[v] > 0)
            {
                deviations.Add(Math.Abs(v - median), counts[v]);
            }
        }

        return (value - median) / Math.Max(1.4826 * deviations.Median, Math.Max(1, Math.Sqrt(median)));
    }
}
