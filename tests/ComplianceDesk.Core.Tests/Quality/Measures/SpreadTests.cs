using FsCheck.Xunit;
using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class SpreadTests
{
    private static Spread Of(params int[] values)
    {
        var spread = new Spread();
        foreach (var value in values)
        {
            spread.Add(value);
        }

        return spread;
    }

    [Fact]
    public void Gives_KnownPercentiles()
    {
        var ten = Of(10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
        Assert.Equal((55.0, 90, 10, 100, 100), (ten.Median, ten.Percentile(90), ten.Percentile(1), ten.Percentile(100), ten.Largest));
        Assert.Equal((3.0, 5), (Of(5, 1, 3).Median, Of(5, 1, 3).Percentile(90)));
        Assert.Equal((null, null, null), (Of().Median, Of().Percentile(90), Of().Largest));
    }

    [Property]
    public bool Has_AtLeastThatShareAtOrBelowAndLessBelow(int[] values, int seed)
    {
        if (values.Length == 0)
        {
            return true;
        }

        var percent = (int)((uint)seed % 100) + 1;
        var found = Of(values).Percentile(percent)!.Value;
        return values.Contains(found) && values.Count(v => v <= found) * 100L >= percent * (long)values.Length && values.Count(v => v < found) * 100L < percent * (long)values.Length;
    }

    [Property]
    public bool Adds_AnotherSpread(int[] values, int[] others)
    {
        var (sum, both) = (Of(values), Of([.. values, .. others]));
        sum.Add(Of(others));
        return (sum.Count, sum.Median, sum.Percentile(95), sum.Largest) == (both.Count, both.Median, both.Percentile(95), both.Largest);
    }

    [Property]
    public bool Agrees_WithTheSortedList(int[] values)
    {
        var sorted = values.Order().ToArray();
        double? median = sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + (double)sorted[sorted.Length / 2]) / 2;
        var spread = Of(values);
        return spread.Median == median && spread.Between(int.MinValue, 0) + spread.Between(1, int.MaxValue) == values.Length;
    }
}
