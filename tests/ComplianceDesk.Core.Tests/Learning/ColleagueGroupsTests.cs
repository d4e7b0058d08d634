using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Tests.Learning;

public sealed class ColleagueGroupsTests
{
    [Fact]
    public void Finds_TwoTeamsWithAFewPatientsInCommon()
    {
        var groups = new ColleagueGroups(CountTable.From(Teams()));
        Assert.Single(Enumerable.Range(1, 8).Select(groups.Of).Distinct());
        Assert.Single(Enumerable.Range(11, 8).Select(groups.Of).Distinct());
        Assert.NotEqual(groups.Of(1), groups.Of(11));
        Assert.Equal(8, groups.SizeOf(groups.Of(1)!.Value));
    }

    [Fact]
    public void Knows_NothingOfSomeoneWhoSharesNoPatient() => Assert.Null(new ColleagueGroups(CountTable.From(Teams())).Of(99));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Finds_TheSameGroupsUnderOtherIds(int seed)
    {
        var ties = Hospital();
        var ids = Enumerable.Range(1, 400).ToArray();
        new Random(seed).Shuffle(ids);
        var groups = Parts(ties, id => id);
        Assert.InRange(groups.Split('|').Length, 5, 60);
        Assert.Equal(groups, Parts(ties, id => ids[id]));
    }

    private static string Parts(Dictionary<(int, int), int> ties, Func<int, int> id)
    {
        var groups = new ColleagueGroups(CountTable.From(ties.ToDictionary(t => (id(t.Key.Item1), id(t.Key.Item2)), t => t.Value)));
        return string.Join('|', ties.Keys.Select(k => k.Item1).Distinct().Order().GroupBy(u => groups.Of(id(u))).Select(g => string.Join(' ', g)).Order(StringComparer.Ordinal));
    }

    private static Dictionary<(int, int), int> Teams()
    {
        var ties = new Dictionary<(int, int), int>();
        foreach (var first in (int[])[1, 11])
        {
            for (var a = first; a < first + 8; a++)
            {
                for (var b = a + 1; b < first + 8; b++)
                {
                    Tie(ties, a, b, 10 + a + b);
                }
            }
        }

        Tie(ties, 1, 11, 3);
        Tie(ties, 2, 12, 2);
        return ties;
    }

    /// <summary>Units of different sizes whose people share many patients, and some pairs across them.</summary>
    private static Dictionary<(int, int), int> Hospital()
    {
        var random = new Random(7);
        var ties = new Dictionary<(int, int), int>();
        var unit = Enumerable.Range(0, 300).Select(_ => random.Next(12)).ToArray();
        for (var a = 0; a < 300; a++)
        {
            for (var b = a + 1; b < 300; b++)
            {
                if (unit[a] == unit[b] ? random.Next(3) > 0 : random.Next(40) == 0)
                {
                    Tie(ties, a, b, unit[a] == unit[b] ? random.Next(5, 60) : random.Next(1, 6));
                }
            }
        }

        return ties;
    }

    private static void Tie(Dictionary<(int, int), int> ties, int a, int b, int count) => ties[(a, b)] = ties[(b, a)] = count;
}
