using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Tests.Learning;

public sealed class CountTableTests
{
    [Fact]
    public void Adds_AndTakesAway()
    {
        var one = CountTable.From(new Dictionary<(int, int), int> { [(7, 1)] = 2, [(3, 9)] = 1 });
        var two = CountTable.From(new Dictionary<(int, int), int> { [(7, 1)] = 5, [(7, 0)] = 4, [(9, 9)] = 1 });
        var sum = one.Plus(two);
        Assert.Equal((7, 4, 1, 1, 0), (sum[7, 1], sum[7, 0], sum[3, 9], sum[9, 9], sum[1, 1]));
        Assert.Equal([(7, 0, 4), (7, 1, 7)], Enumerable.Range(sum.Of(7).From, sum.Of(7).To - sum.Of(7).From).Select(sum.At));
        var rest = sum.Minus(one);
        Assert.Equal(3, rest.Count);
        Assert.Equal((5, 4, 0), (rest[7, 1], rest[7, 0], rest[3, 9]));
    }

    [Fact]
    public void Rejects_PairsOutOfOrder()
    {
        var builder = new CountTable.Builder();
        builder.Add(2, 5);
        builder.Add(2, 5, 3);
        Assert.Throws<ArgumentException>(() => builder.Add(2, 4));
        Assert.Equal(4, builder.Build()[2, 5]);
    }
}
