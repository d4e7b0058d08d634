namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>
/// How whole numbers are spread, exactly: each different value with how often it occurred. Memory grows with the different values, not with the records.
/// </summary>
public sealed class Spread
{
    private readonly Dictionary<int, long> counts = [];

    /// <summary>How many values.</summary>
    public long Count { get; private set; }

    /// <summary>The largest; null without values.</summary>
    public int? Largest { get; private set; }

    /// <summary>Adds a value.</summary>
    public void Add(int value)
    {
        counts[value] = counts.GetValueOrDefault(value) + 1;
        Count++;
        Largest = Math.Max(Largest ?? value, value);
    }

    /// <summary>Adds all values of another.</summary>
    public void Add(Spread other)
    {
        foreach (var (value, count) in other.counts)
        {
            counts[value] = counts.GetValueOrDefault(value) + count;
        }

        Count += other.Count;
        Largest = Largest is null || other.Largest > Largest ? other.Largest : Largest;
    }

    /// <summary>The middle value, or the mean of the two in the middle; null without values.</summary>
    public double? Median => Count == 0 ? null : (At((Count - 1) / 2) + (double)At(Count / 2)) / 2;

    /// <summary>The smallest value that at least this share of the values do not exceed (nearest rank); null without values.</summary>
    /// <param name="percent">1 to 100.</param>
    public int? Percentile(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return Count == 0 ? null : At((Count * percent + 99) / 100 - 1);
    }

    /// <summary>How many values lie from one to another, both included.</summary>
    public long Between(int low, int high) => counts.Where(pair => pair.Key >= low && pair.Key <= high).Sum(pair => pair.Value);

    // The value at a place in ascending order, counted from 0.
    private int At(long place)
    {
        foreach (var value in counts.Keys.Order())
        {
            if ((place -= counts[value]) < 0)
            {
                return value;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(place));
    }
}
