namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>The blocks of every pass over one table: who is compared with whom, each pair once.</summary>
internal sealed class BlockIndex
{
    /// <summary>A larger block is parted by further keys; what still is larger is not compared in this pass, and counted.</summary>
    public const int LargestBlock = 200;

    private readonly int passes;

    // For each row, one entry a pass: the number of its block in that pass, or -1.
    private readonly int[] blockOf;

    private BlockIndex(int rows, int passes)
    {
        this.passes = passes;
        blockOf = new int[rows * passes];
        Array.Fill(blockOf, -1);
        Passes = new PassBlocks[passes];
    }

    public PassBlocks[] Passes { get; }

    public static BlockIndex Of(IdentityTable table, IReadOnlyList<BlockingPass> passes)
    {
        var index = new BlockIndex(table.Count, passes.Count);
        for (var p = 0; p < passes.Count; p++)
        {
            index.Passes[p] = index.Build(table, passes[p], p);
        }

        return index;
    }

    /// <summary>True when an earlier pass already brings the two together.</summary>
    public bool MetBefore(int pass, int a, int b)
    {
        var left = blockOf.AsSpan(a * passes, pass);
        var right = blockOf.AsSpan(b * passes, pass);
        for (var p = 0; p < left.Length; p++)
        {
            if (left[p] >= 0 && left[p] == right[p])
            {
                return true;
            }
        }

        return false;
    }

    private PassBlocks Build(IdentityTable table, BlockingPass pass, int number)
    {
        var keys = new ulong[table.Count];
        var rows = new int[table.Count];
        var count = 0;
        for (var row = 0; row < table.Count; row++)
        {
            if (pass.Key(table, row) is var key and not 0)
            {
                keys[count] = key;
                rows[count++] = row;
            }
        }

        var blocks = new PassBlocks(pass.Name, rows);
        Part(table, pass, blocks, keys, 0, count, 0);
        for (var b = 0; b < blocks.Blocks.Count; b++)
        {
            foreach (var row in rows.AsSpan(blocks.Blocks[b].Start, blocks.Blocks[b].Length))
            {
                blockOf[(row * passes) + number] = b;
            }
        }

        return blocks;
    }

    // Sorts one stretch by its keys and books each run of equal keys as a block, or parts it by the next key.
    private static void Part(IdentityTable table, BlockingPass pass, PassBlocks blocks, ulong[] keys, int start, int length, int depth)
    {
        Array.Sort(keys, blocks.Rows, start, length);
        var end = start + length;
        for (int i = start, next; i < end; i = next)
        {
            next = i + 1;
            while (next < end && keys[next] == keys[i])
            {
                next++;
            }

            var size = next - i;
            if (depth == 0)
            {
                blocks.Possible += PassBlocks.Pairs(size);
                blocks.Parted += size > LargestBlock ? 1 : 0;
            }

            if (size <= LargestBlock)
            {
                blocks.Add(i, size, keys[i]);
            }
            else if (depth < pass.Further.Length)
            {
                for (var k = i; k < next; k++)
                {
                    keys[k] = StableHash.Mix(keys[k] ^ StableHash.Mix(pass.Further[depth](table, blocks.Rows[k]) + 1));
                }

                Part(table, pass, blocks, keys, i, size, depth + 1);
            }
        }
    }
}

/// <summary>The blocks of one pass: stretches of <see cref="Rows"/>.</summary>
internal sealed class PassBlocks(string name, int[] rows)
{
    public string Name => name;

    public int[] Rows => rows;

    public List<Block> Blocks { get; } = [];

    /// <summary>Pairs that share the key.</summary>
    public long Possible { get; set; }

    /// <summary>Pairs that stand in one block.</summary>
    public long Kept { get; private set; }

    /// <summary>How many keys had too many records and were parted.</summary>
    public long Parted { get; set; }

    public static long Pairs(long size) => size * (size - 1) / 2;

    public void Add(int start, int length, ulong key)
    {
        if (length > 1)
        {
            Blocks.Add(new(start, length, key));
            Kept += Pairs(length);
        }
    }
}

/// <summary>Records that share a key.</summary>
internal readonly record struct Block(int Start, int Length, ulong Key);
