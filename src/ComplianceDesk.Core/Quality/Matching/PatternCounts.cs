namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>How many pairs show each pattern.</summary>
internal sealed class PatternCounts
{
    private readonly Dictionary<AgreementPattern, long> counts = [];

    public void Add(AgreementPattern pattern, long count = 1)
    {
        ref var slot = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _);
        slot += count;
    }

    public void Add(PatternCounts other)
    {
        foreach (var (pattern, count) in other.counts)
        {
            Add(pattern, count);
        }
    }

    public List<KeyValuePair<AgreementPattern, long>> InOrder()
    {
        var list = counts.ToList();
        list.Sort((x, y) => x.Key.Bits.CompareTo(y.Key.Bits));
        return list;
    }
}
