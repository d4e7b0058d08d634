using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class BlockIndexTests
{
    [Fact]
    public void Brings_EachPairTogetherOnce()
    {
        var table = IdentityTable.Of(MadeUpPeople.Make(new(2000, 500, 300), 3).Select(p => p.Record));
        var index = BlockIndex.Of(table, BlockingPass.All);
        var met = new HashSet<(int, int)>();
        for (var pass = 0; pass < index.Passes.Length; pass++)
        {
            foreach (var block in index.Passes[pass].Blocks)
            {
                var rows = index.Passes[pass].Rows.AsSpan(block.Start, block.Length).ToArray();
                foreach (var (a, b) in rows.SelectMany((a, i) => rows.Skip(i + 1).Select(b => (Math.Min(a, b), Math.Max(a, b)))))
                {
                    Assert.Equal(index.MetBefore(pass, a, b), met.Contains((a, b)));
                    met.Add((a, b));
                }
            }
        }

        Assert.NotEmpty(met);
    }

    [Fact]
    public void Parts_WhatIsTooLarge()
    {
        var pass = new BlockingPass("all", (_, _) => 1, (t, r) => (ulong)(t.Rows[r].BirthDate % 100));
        var table = IdentityTable.Of(Enumerable.Range(0, 500).Select(i => new PatientIdentity { GivenName = $"N{i}", BirthDate = new(1970, 1, 1 + (i % 5)) }));
        var blocks = BlockIndex.Of(table, [pass]).Passes[0];
        Assert.Equal(5, blocks.Blocks.Count);
        Assert.All(blocks.Blocks, b => Assert.Equal(100, b.Length));
        Assert.Equal((500 * 499 / 2, 5 * (100 * 99 / 2), 1), (blocks.Possible, blocks.Kept, blocks.Parted));
    }

    [Fact]
    public void Leaves_OutWhatNoKeyParts()
    {
        var pass = new BlockingPass("all", (_, _) => 1);
        var table = IdentityTable.Of(Enumerable.Range(0, BlockIndex.LargestBlock + 1).Select(i => new PatientIdentity { GivenName = $"N{i}" }));
        var blocks = BlockIndex.Of(table, [pass]).Passes[0];
        Assert.Empty(blocks.Blocks);
        Assert.Equal((PassBlocks.Pairs(BlockIndex.LargestBlock + 1), 0), (blocks.Possible, blocks.Kept));
    }

    [Fact]
    public void Leaves_OutRecordsWithoutAKey()
    {
        var table = IdentityTable.Of(Enumerable.Range(0, 10).Select(i => new PatientIdentity { GivenName = $"N{i}" }));
        Assert.All(BlockIndex.Of(table, BlockingPass.All).Passes, p => Assert.Equal(0, p.Possible));
    }
}
