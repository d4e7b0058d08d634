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
    public void Adds_AndTakesAway_LongTables()
    {
        const int pairs = 1_200_000;
        var (one, two, expected) = (new CountTable.Builder(), new CountTable.Builder(), new List<(int, int, int)>());
        for (var i = 0; i < pairs; i++)
        {
            var (first, second) = (i / 100, 3 * (i % 100));
            one.Add(first, second, 2);
            if (i % 7 == 0)
            {
                two.Add(first, second, 5);
            }

            expected.Add((first, second, i % 7 == 0 ? 7 : 2));
            if (i % 11 == 0)
            {
                two.Add(first, second + 1, 4);
                expected.Add((first, second + 1, 4));
            }
        }

        two.Add(pairs, 0);
        expected.Add((pairs, 0, 1));
        var (long1, long2) = (one.Build(), two.Build());
        var sum = long1.Plus(long2);
        Assert.True(Rows(sum).SequenceEqual(expected));
        Assert.True(Rows(sum.Minus(long2)).SequenceEqual(Rows(long1)));
        Assert.True(Rows(sum.Minus(long1)).SequenceEqual(Rows(long2)));

        static IEnumerable<(int, int, int)> Rows(CountTable table) => Enumerable.Range(0, table.Count).Select(table.At);
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
