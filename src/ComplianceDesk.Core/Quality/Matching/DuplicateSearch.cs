namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>
/// Finds records that may be one person, without labels: blocking, comparison, Fellegi–Sunter weights fitted on the store itself, term frequencies, guards.
/// The same records give the same pairs and the same numbers, whatever their order and however many workers.
/// </summary>
public sealed class DuplicateSearch
{
    /// <summary>The weights are fitted on about this many compared pairs; a larger store is sampled by blocks.</summary>
    private const double TrainingPairs = 4_000_000;

    private const int RandomPairs = 1_000_000;

    private readonly Frequencies frequencies;

    private DuplicateSearch(IdentityTable table, Frequencies frequencies, MatchModel model) =>
        (Table, this.frequencies, Model) = (table, frequencies, model);

    /// <summary>The records.</summary>
    public IdentityTable Table { get; }

    /// <summary>The weights.</summary>
    public MatchModel Model { get; }

    /// <summary>The pairs found, in the order of the table.</summary>
    public IReadOnlyList<DuplicatePair> Pairs { get; private set; } = [];

    /// <summary>What each blocking pass did.</summary>
    public IReadOnlyList<PassCount> Passes { get; private set; } = [];

    /// <summary>Searches the table with so many threads; -1 = as many as the machine has. Progress runs from 0 to 1.</summary>
    public static DuplicateSearch Run(IdentityTable table, int workers = -1, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        var blocks = BlockIndex.Of(table, BlockingPass.All);
        var model = Fit(table, blocks, options);
        var search = new DuplicateSearch(table, new Frequencies(table), model);
        search.Compare(blocks, options, progress);
        return search;
    }

    /// <summary>The evidence for one pair: how each field agrees and what that weighs, without any value.</summary>
    public IReadOnlyList<EvidenceItem> Evidence(DuplicatePair pair)
    {
        Span<double> rarity = stackalloc double[AgreementPattern.Fields];
        FillRarity(pair.Pattern, pair.RowA, pair.RowB, rarity);
        var items = new List<EvidenceItem>();
        for (var f = 0; f < AgreementPattern.Fields; f++)
        {
            var field = (IdentityField)f;
            var agreement = pair.Pattern[field];
            items.Add(new(EvidenceWords.Of(field), EvidenceWords.Of(field, agreement), Model.Weight(field, agreement) + rarity[f]));
        }

        items.Add(new("household", "agreement that relatives share", Model.Score(pair.Pattern, rarity).HouseholdBits));
        items.Add(new("start", "odds of two records taken at random", Model.PriorBits));
        return items;
    }

    private static MatchModel Fit(IdentityTable table, BlockIndex blocks, ParallelOptions options)
    {
        var possible = blocks.Passes.Sum(p => (double)p.Kept);
        var sampled = Math.Min(1, TrainingPairs / Math.Max(1, possible));
        var least = sampled < 1 ? (ulong)(sampled * ulong.MaxValue) : ulong.MaxValue;
        var candidates = new PatternCounts();
        for (var p = 0; p < blocks.Passes.Length; p++)
        {
            var pass = p;
            EachBlock(
                blocks.Passes[p],
                options,
                () => new PatternCounts(),
                (block, counts) =>
                {
                    if (StableHash.Mix(block.Key + (ulong)pass) <= least)
                    {
                        EachPair(blocks, pass, block, (a, b) => counts.Add(PairComparison.Compare(table, a, b)));
                    }
                },
                candidates.Add);
        }

        return MatchModelFit.Fit(Math.Max(2, table.Count), candidates, sampled, SampleStrangers(table, options.CancellationToken));
    }

    // Rows stand in the order of a hash of their content, so a fixed sequence of row numbers is a random sample that does not depend on the order of arrival.
    private static PatternCounts SampleStrangers(IdentityTable table, CancellationToken cancellationToken)
    {
        var counts = new PatternCounts();
        long rows = table.Count, all = PassBlocks.Pairs(rows);
        if (all <= RandomPairs)
        {
            for (var a = 0; a < rows; a++)
            {
                for (var b = a + 1; b < rows; b++)
                {
                    counts.Add(PairComparison.Compare(table, a, b));
                }
            }

            return counts;
        }

        for (ulong i = 0; i < RandomPairs; i++)
        {
            if (i % 4096 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var a = (int)(StableHash.Mix(2 * i) % (ulong)rows);
            var b = (int)(StableHash.Mix((2 * i) + 1) % (ulong)rows);
            if (a != b)
            {
                counts.Add(PairComparison.Compare(table, a, b));
            }
        }

        return counts;
    }

    private static void EachPair(BlockIndex blocks, int pass, Block block, Action<int, int> compare)
    {
        var rows = blocks.Passes[pass].Rows.AsSpan(block.Start, block.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = i + 1; j < rows.Length; j++)
            {
                if (!blocks.MetBefore(pass, rows[i], rows[j]))
                {
                    compare(rows[i], rows[j]);
                }
            }
        }
    }

    private static void EachBlock<T>(PassBlocks pass, ParallelOptions options, Func<T> start, Action<Block, T> visit, Action<T> finish)
    {
        const int Stretch = 256;
        var gate = new Lock();
        var stretches = (pass.Blocks.Count + Stretch - 1) / Stretch;
        Parallel.For(
            0,
            stretches,
            options,
            start,
            (stretch, _, local) =>
            {
                foreach (var block in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pass.Blocks)[(stretch * Stretch)..Math.Min(pass.Blocks.Count, (stretch + 1) * Stretch)])
                {
                    visit(block, local);
                }

                return local;
            },
            local =>
            {
                lock (gate)
                {
                    finish(local);
                }
            });
    }

    private void Compare(BlockIndex blocks, ParallelOptions options, IProgress<double>? progress)
    {
        var pairs = new List<DuplicatePair>();
        var counts = new List<PassCount>();
        for (var p = 0; p < blocks.Passes.Length; p++)
        {
            var pass = p;
            var compared = 0L;
            EachBlock(
                blocks.Passes[p],
                options,
                () => new Found(),
                (block, found) => EachPair(blocks, pass, block, (a, b) =>
                {
                    found.Compared++;
                    if (Judge(Math.Min(a, b), Math.Max(a, b)) is { } pair)
                    {
                        found.Pairs.Add(pair);
                    }
                }),
                found =>
                {
                    pairs.AddRange(found.Pairs);
                    compared += found.Compared;
                });
            var blocksOfPass = blocks.Passes[p];
            counts.Add(new(blocksOfPass.Name, compared, blocksOfPass.Parted, blocksOfPass.Possible - blocksOfPass.Kept));
            progress?.Report((p + 1.0) / blocks.Passes.Length);
        }

        pairs.Sort((x, y) => (x.RowA, x.RowB).CompareTo((y.RowA, y.RowB)));
        (Pairs, Passes) = (pairs, counts);
    }

    private DuplicatePair? Judge(int a, int b)
    {
        var pattern = PairComparison.Compare(Table, a, b);

        // Most pairs are far from the line: rarity is looked up only where it could carry a pair over it.
        if (Model.Score(pattern, []).Probability < FarBelow)
        {
            return null;
        }

        Span<double> rarity = stackalloc double[AgreementPattern.Fields];
        FillRarity(pattern, a, b, rarity);
        var probability = Model.Score(pattern, rarity).Probability;
        return PairGuards.Band(pattern, probability) is { } band ? new(a, b, probability, band, pattern) : null;
    }

    private void FillRarity(AgreementPattern pattern, int a, int b, Span<double> rarity)
    {
        for (var f = 0; f < rarity.Length; f++)
        {
            var field = (IdentityField)f;
            var agreement = pattern[field];
            rarity[f] = agreement < Agreement.Distant ? 0 : frequencies.Bits(field, agreement, Table.Rows[a], Table.Rows[b], Model.Chance(field, agreement));
        }
    }

    // Rarity adds at most four bits for each of given, middle and family name and the town: 2^16 in odds.
    private const double FarBelow = 1e-5;

    private sealed class Found
    {
        public List<DuplicatePair> Pairs { get; } = [];

        public long Compared { get; set; }
    }
}
